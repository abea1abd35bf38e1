"""Kinds and states that a project, its results and its open data may have."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Where a project stands."""

    PLANNED = "planned", _("planned")
    RUNNING = "running", _("running")
    FINISHED = "finished", _("finished")
    STOPPED = "stopped", _("stopped")
    UNKNOWN = "unknown", _("unknown")


# What staff may say. That it is unknown says the lack of dates.
SAID_BY_STAFF = [choice for choice in Status.choices if choice[0] != Status.UNKNOWN]


class ResultKind(models.TextChoices):
    """What was done, or what it led to (OECD DAC's results chain)."""

    OUTPUT = "output", _("output")
    OUTCOME = "outcome", _("outcome")


class ResultUnit(models.TextChoices):
    """What the figures of a result count."""

    NUMBER = "number", _("number")
    PERCENT = "percent", _("per cent")
    SEK = "sek", _("kronor")


class Reached(models.TextChoices):
    """How far a result has come."""

    YES = "yes", _("target reached or passed")
    NOT_YET = "not-yet", _("not yet at the target")
    UNTOLD = "untold", _("without a target to measure by")


class IatiPublishing(models.TextChoices):
    """How much of a project open data may tell."""

    FULL = "full", _("everything")
    PARTIAL = "partial", _("a part")
    NONE = "none", _("nothing")


class MissingField(models.TextChoices):
    """One thing that a record of open data may lack."""

    IDENTIFIER = "identifier", _("IATI identifier")
    SUMMARY = "summary", _("summary")
    PERIOD = "period", _("period: neither start nor end")
    DATES = "dates", _("start or end")
    BUDGET = "budget", _("budget")
    PLACE = "place", _("country or region")
    SECTOR = "sector", _("OECD DAC sector, its own or a theme’s")
    AID_TYPE = "aid_type", _("aid type")
    GENDER = "gender", _("gender equality marker")
    PARTNER = "partner", _("partner organisation")
    RESULTS = "results", _("results")
    LANGUAGE = "language", _("one of the languages")
