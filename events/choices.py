"""What kinds of events there are, whether one takes place, who registers and who takes part."""

from enum import Enum

from django.db import models
from django.utils.translation import gettext_lazy as _, pgettext_lazy


class Kind(models.TextChoices):
    """What kind of event it is."""

    SEMINAR = "seminar", _("seminar")
    MEETING = "meeting", _("public meeting")
    CONFERENCE = "conference", _("conference")
    CIRCLE = "circle", _("study circle")
    TRAINING = "training", _("training")
    WEBINAR = "webinar", _("webinar")
    FILM = "film", _("film")
    OTHER = "other", _("event")


class Status(models.TextChoices):
    """Whether an event takes place."""

    PLANNED = "planned", pgettext_lazy("event", "takes place")
    CANCELLED = "cancelled", pgettext_lazy("event", "cancelled")
    POSTPONED = "postponed", pgettext_lazy("event", "postponed")


class ParticipantKind(models.TextChoices):
    """In what capacity somebody takes part before an audience."""

    PARTNER = "partner", _("partner")
    POLITICIAN = "politician", _("politician")
    EXPERT = "expert", _("expert")
    ACTIVIST = "activist", _("activist")
    STAFF = "staff", _("staff")


class MaterialKind(models.TextChoices):
    """What remains of an event."""

    VIDEO = "video", _("Recording, picture and sound")
    AUDIO = "audio", _("Recording, sound")
    LIGHT = "light", _("Recording for weak lines, sound")
    TRANSCRIPT = "transcript", _("Transcript")
    CAPTIONS = "captions", _("Captions")
    DOCUMENTATION = "documentation", _("Documentation")


class RegistrationMode(models.TextChoices):
    """Who registers for an event."""

    NONE = "none", _("nobody: one just comes")
    OPEN = "open", _("everybody who comes")
    MEMBERS = "members", _("people from member organisations")
    CLOSED = "closed", _("nobody any more")


class RegistrationState(Enum):
    """Where the registration to an event stands at a moment."""

    NONE = "none"
    NOT_YET = "not_yet"
    OPEN = "open"
    CLOSED = "closed"


class RegistrationStatus(models.TextChoices):
    """Where one person's registration stands."""

    UNCONFIRMED = "unconfirmed", _("not confirmed")
    CONFIRMED = "confirmed", _("has a place")
    WAITING = "waiting", _("is waiting")


class QuestionKind(models.TextChoices):
    """How a question to those who register is answered."""

    LINE = "line", _("one line")
    TEXT = "text", _("several lines")
    CHOICE = "choice", _("one of several answers")
    YES = "yes", _("a tick")
