"""The columns of the file, by their names in its first line, and what they take in words.

Staff cannot reach docs/import.md; mistakes that a project itself finds are said of columns, too.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _, gettext_lazy

from palmecenter.protection.levels import ProtectionLevel
from palmecenter.taxonomy.models import (
    Country,
    Organisation,
    Region,
    Scale,
    TargetGroup,
    Theme,
    WayOfWorking,
)

from ..choices import IatiPublishing, Status
from ..models import ProjectPage
from .cells import Choice, Column, Day, Number, Paragraphs, Term, Terms, YesNo
from .report import Problem

NAMES_ALONE = r"[|\n]"

COLUMNS: dict[str, Column] = {
    "iati_identifier": Column("iati_identifier"),
    "slug": Column("slug"),
    "slug_en": Column("slug_en"),
    "heading_sv": Column("heading_sv"),
    "heading_en": Column("heading_en"),
    "summary_sv": Column("summary_sv"),
    "summary_en": Column("summary_en"),
    "body_sv": Paragraphs("body_sv"),
    "body_en": Paragraphs("body_en"),
    "lessons_sv": Column("lessons_sv"),
    "lessons_en": Column("lessons_en"),
    "ready_sv": YesNo("ready_sv"),
    "ready_en": YesNo("ready_en"),
    "protection": Choice("protection", ProtectionLevel),
    "countries": Terms("countries", Country),
    "region": Term("region", Region),
    "themes": Terms("themes", Theme),
    "target_groups": Terms("target_groups", TargetGroup),
    "ways_of_working": Terms("ways_of_working", WayOfWorking),
    "scale": Term("scale", Scale),
    "member_organisations": Terms("member_organisations", Organisation, NAMES_ALONE),
    "partner_organisations": Terms("partner_organisations", Organisation, NAMES_ALONE),
    "period_start": Day("period_start"),
    "period_end": Day("period_end"),
    "status": Choice("status_override", Status, but=(Status.UNKNOWN,)),
    "budget": Number("budget"),
    "spent": Number("spent"),
    "amounts_rounded": YesNo("amounts_rounded"),
    "sector": Column("iati_sector"),
    "aid_type": Column("iati_aid_type"),
    "gender_marker": Number("iati_gender_marker"),
    "open_data": Choice("iati_publish", IatiPublishing),
    "open_data_reason": Column("iati_reason"),
}
COLUMN_OF = {column.field: name for name, column in COLUMNS.items()}

# What cells of a kind take. The first that fits, so those that are more special come first.
BY_KIND: list[tuple[type[Column], Promise]] = [
    (
        Paragraphs,
        gettext_lazy(
            "Text, with an empty line between paragraphs. One that says the same as now keeps its "
            "headings, pictures and links; another replaces them."
        ),
    ),
    (Day, gettext_lazy("A day, as 2025-01-31.")),
    (Number, gettext_lazy("A whole number, in digits.")),
    (YesNo, gettext_lazy("“yes” or “no” (“ja”, “nej”).")),
    (Terms, gettext_lazy("Slugs or names, in either language, with “|” between.")),
    (Term, gettext_lazy("A slug or a name, in either language.")),
    (Column, gettext_lazy("Text.")),
]
BY_NAME: dict[str, Promise] = {
    "iati_identifier": gettext_lazy(
        "As in IATI’s register. A line is known by it, or by the slug."
    ),
    "slug": gettext_lazy(
        "The last part of the Swedish address, or of the English. A line is known by it, or by the "
        "IATI identifier."
    ),
    "slug_en": gettext_lazy(
        "The last part of the English address. Made from the heading when empty."
    ),
    "countries": gettext_lazy(
        "ISO codes (KE is Kenya) or names, in either language, with “|” between."
    ),
    "member_organisations": gettext_lazy(
        "Names as they are in the admin, in either language, with “|” between."
    ),
    "partner_organisations": gettext_lazy(
        "Names as they are in the admin, in either language, with “|” between. Only those who may "
        "be named in public."
    ),
    "budget": gettext_lazy("Whole kronor, in digits."),
    "spent": gettext_lazy("Whole kronor, in digits."),
    "sector": gettext_lazy("Five digits, such as 15150."),
    "aid_type": gettext_lazy("A letter and two digits, such as C01."),
    "gender_marker": gettext_lazy("0, 1 or 2."),
}


@dataclass(frozen=True)
class Explained:
    """A column: its name in the file, what the editor calls it, and what a cell takes."""

    name: str
    label: str
    takes: str


def explained() -> list[Explained]:
    """All columns, in the order of the empty file, in the active language."""
    return [
        Explained(name, label_of(column), _takes(name, column)) for name, column in COLUMNS.items()
    ]


def label_of(column: Column) -> str:
    """What the editor calls the field of a column."""
    return str(capfirst(ProjectPage._meta.get_field(column.field).verbose_name))


def _takes(name: str, column: Column) -> str:
    if isinstance(column, Choice):
        choices = "; ".join(f"{value} ({column.labels[value]})" for value in column.choices)
        return _("One of: %(choices)s.") % {"choices": choices}
    by_kind = next(words for kind, words in BY_KIND if isinstance(column, kind))
    return str(BY_NAME.get(name, by_kind))


def problems_of(error: ValidationError) -> list[Problem]:
    """The mistakes that the project itself finds, by column."""
    if not hasattr(error, "error_dict"):
        return [Problem("", message) for message in error.messages]
    return [
        Problem(COLUMN_OF.get(name, ""), message)
        for name, messages in error.message_dict.items()
        for message in messages
        # The title says what the heading says, mistakes too.
        if name != "title"
    ]
