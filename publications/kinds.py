"""What kind of publication something is, and what others may do with it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
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
