"""What a project lacks for a complete IATI record, said to the database once for all that ask.

Without what is `NEEDED` there is no valid record, and the project is not in the file; what is
`WANTED` makes one complete.
"""

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from palmecenter.protection.levels import ProtectionLevel

from ..choices import IatiPublishing, MissingField
from ..models.inlines import ProjectResult
from ..models.project import ProjectPage

NEEDED = (MissingField.IDENTIFIER, MissingField.SUMMARY, MissingField.PERIOD)
WANTED = tuple(field for field in MissingField if field not in NEEDED)


def _none(name: str) -> Q:
    """The condition that a project has none of something, such as countries."""
    field = ProjectPage._meta.get_field(name)
    return Q(~Exists(field.remote_field.through.objects.filter(projectpage=OuterRef("pk"))))


def conditions() -> dict[MissingField, Q]:
    """When each is lacking. What the protection level withholds is not lacking."""
    theme_with_sector = ProjectPage.themes.through.objects.filter(
        projectpage=OuterRef("pk")
    ).exclude(theme__dac_sector="")
    no_dates = Q(period_start=None, period_end=None)
    return {
        MissingField.IDENTIFIER: Q(iati_identifier=""),
        MissingField.SUMMARY: Q(summary_sv="", summary_en=""),
        MissingField.PERIOD: no_dates,
        MissingField.DATES: (Q(period_start=None) | Q(period_end=None)) & ~no_dates,
        MissingField.BUDGET: Q(budget=None),
        MissingField.PLACE: Q(region=None) & _none("countries"),
        MissingField.SECTOR: Q(iati_sector="") & Q(~Exists(theme_with_sector)),
        MissingField.AID_TYPE: Q(iati_aid_type=""),
        MissingField.GENDER: Q(iati_gender_marker=None),
        MissingField.PARTNER: ~partial() & _none("partner_organisations"),
        MissingField.RESULTS: Q(~Exists(ProjectResult.objects.filter(page=OuterRef("pk")))),
        MissingField.LANGUAGE: Q(heading_sv="") | Q(heading_en=""),
    }


def partial() -> Q:
    """The condition that open data tells only a part of a project."""
    return ~Q(protection=ProtectionLevel.OPEN) | Q(iati_publish=IatiPublishing.PARTIAL)


def withheld() -> Q:
    """The condition that open data tells nothing of a project, on purpose."""
    told = (ProtectionLevel.OPEN, ProtectionLevel.LIMITED)
    return ~Q(protection__in=told) | Q(iati_publish=IatiPublishing.NONE)


def for_iati(pages: QuerySet) -> QuerySet:
    """Those projects that may and can be told as IATI."""
    lacking = conditions()
    for field in NEEDED:
        pages = pages.exclude(lacking[field])
    return pages.exclude(withheld())


def with_missing_fields(pages: QuerySet) -> QuerySet:
    """Projects with `lacks_…`, for each `MissingField`, and `withheld`, all true or false."""
    flags = {f"lacks_{field.value}": _flag(lacking) for field, lacking in conditions().items()}
    return pages.annotate(withheld=_flag(withheld()), **flags)


def missing_fields_of(page: ProjectPage) -> list[MissingField]:
    """What a project that came with `with_missing_fields` lacks; nothing of one withheld."""
    if page.withheld:
        return []
    return [field for field in MissingField if getattr(page, f"lacks_{field.value}")]


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False))
