"""What a project lacks for a complete IATI record, said to the database once for all that ask.

Without what is `NEEDED` there is no valid record, and the project is not in the file; what is
`WANTED` makes one complete.
"""

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from palmecenter.protection.levels import ProtectionLevel

from ..models import ProjectPage, ProjectResult
from ..models.project import IatiPublishing


class Lack(models.TextChoices):
    """One thing that a record may lack."""

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


NEEDED = (Lack.IDENTIFIER, Lack.SUMMARY, Lack.PERIOD)
WANTED = tuple(lack for lack in Lack if lack not in NEEDED)


def _none(name: str) -> Q:
    """Return the condition that a project has none of something, such as countries."""
    field = ProjectPage._meta.get_field(name)
    return Q(~Exists(field.remote_field.through.objects.filter(projectpage=OuterRef("pk"))))


def conditions() -> dict[Lack, Q]:
    """Return when each is lacking. What the protection level withholds is not lacking."""
    theme_with_sector = ProjectPage.themes.through.objects.filter(
        projectpage=OuterRef("pk")
    ).exclude(theme__dac_sector="")
    no_dates = Q(period_start=None, period_end=None)
    return {
        Lack.IDENTIFIER: Q(iati_identifier=""),
        Lack.SUMMARY: Q(summary_sv="", summary_en=""),
        Lack.PERIOD: no_dates,
        Lack.DATES: (Q(period_start=None) | Q(period_end=None)) & ~no_dates,
        Lack.BUDGET: Q(budget=None),
        Lack.PLACE: Q(region=None) & _none("countries"),
        Lack.SECTOR: Q(iati_sector="") & Q(~Exists(theme_with_sector)),
        Lack.AID_TYPE: Q(iati_aid_type=""),
        Lack.GENDER: Q(iati_gender_marker=None),
        Lack.PARTNER: ~partial() & _none("partner_organisations"),
        Lack.RESULTS: Q(~Exists(ProjectResult.objects.filter(page=OuterRef("pk")))),
        Lack.LANGUAGE: Q(heading_sv="") | Q(heading_en=""),
    }


def partial() -> Q:
    """Return the condition that open data tells only a part of a project."""
    return ~Q(protection=ProtectionLevel.OPEN) | Q(iati_publish=IatiPublishing.PARTIAL)


def withheld() -> Q:
    """Return the condition that open data tells nothing of a project, on purpose."""
    told = (ProtectionLevel.OPEN, ProtectionLevel.LIMITED)
    return ~Q(protection__in=told) | Q(iati_publish=IatiPublishing.NONE)


def for_iati(pages: QuerySet) -> QuerySet:
    """Return those projects that may and can be told as IATI."""
    lacking = conditions()
    for lack in NEEDED:
        pages = pages.exclude(lacking[lack])
    return pages.exclude(withheld())


def with_lacks(pages: QuerySet) -> QuerySet:
    """Return projects with `lacks_…`, for each `Lack`, and `withheld`, all true or false."""
    flags = {f"lacks_{lack.value}": _flag(condition) for lack, condition in conditions().items()}
    return pages.annotate(withheld=_flag(withheld()), **flags)


def lacks_of(page: ProjectPage) -> list[Lack]:
    """Return what a project that came with `with_lacks` lacks; nothing of one withheld."""
    if page.withheld:
        return []
    return [lack for lack in Lack if getattr(page, f"lacks_{lack.value}")]


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False))
