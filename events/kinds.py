"""What kinds of events there are, and whether one takes place."""

from django.db import models
from django.utils.translation import gettext_lazy as _, pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel


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


WHAT_PANEL = MultiFieldPanel(
    [
        FieldPanel("event_kind"),
        FieldPanel(
            "status",
            help_text=_(
                "Nobody is told by itself: when you have published it you can write to those who "
                "are registered. What is postponed keeps its old day until it has a new one; then "
                "it takes place."
            ),
        ),
        FieldPanel("series"),
    ],
    heading=_("What"),
)
