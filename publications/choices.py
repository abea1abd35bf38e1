"""What there is to choose from: kinds, licences and formats of publications, states of orders."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicationKind(models.TextChoices):
    """What kind of publication it is."""

    BOOKLET = "booklet", _("Booklet")
    STUDY_MATERIAL = "study-material", _("Study material")
    HANDBOOK = "handbook", _("Handbook")
    GUIDE = "guide", _("Guide")
    REPORT = "report", _("Report")
    EVALUATION = "evaluation", _("Evaluation")
    ANNUAL_REPORT = "annual-report", _("Annual report")


class Licence(models.TextChoices):
    """What others may do with a publication."""

    BY = "CC-BY-4.0", _("CC BY 4.0: share and adapt, with credit")
    BY_SA = "CC-BY-SA-4.0", _("CC BY-SA 4.0: share and adapt alike, with credit")
    BY_NC_ND = "CC-BY-NC-ND-4.0", _("CC BY-NC-ND 4.0: share unchanged, not for sale, with credit")
    RESERVED = "reserved", _("All rights reserved")


class Format(models.TextChoices):
    """What an edition comes as. A file's format is the ending of its name, too."""

    PDF = "pdf", _("PDF")
    EPUB = "epub", _("E-book (EPUB)")
    AUDIO = "mp3", _("Audio (MP3)")
    PRINT = "print", _("Printed")


CONTENT_TYPES = {
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "mp3": "audio/mpeg",
}


class OrderState(models.TextChoices):
    """How far an order has come. Until it is confirmed, no copies are set aside for it."""

    UNCONFIRMED = "unconfirmed", _("not confirmed")
    NEW = "new", _("new")
    PACKED = "packed", _("packed")
    SENT = "sent", _("sent")
    CANCELLED = "cancelled", _("cancelled")


class Buyer(models.TextChoices):
    """On whose behalf somebody orders."""

    PARTNER = "partner", _("a partner organisation")
    MEMBER = "member", _("a member organisation")
    OTHER = "other", _("somebody else")
