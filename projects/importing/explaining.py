"""What the columns of the file take, in words for staff, who cannot reach docs/import.md."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _, gettext_lazy

from ..models import ProjectPage
from .cells import Choice, Column, Day, Number, Paragraphs, Term, Terms, YesNo
from .columns import COLUMNS

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
    """Return all columns, in the order of the empty file, in the active language."""
    return [
        Explained(name, _label(column), _takes(name, column)) for name, column in COLUMNS.items()
    ]


def _label(column: Column) -> str:
    return str(capfirst(ProjectPage._meta.get_field(column.field).verbose_name))


def _takes(name: str, column: Column) -> str:
    if isinstance(column, Choice):
        choices = "; ".join(f"{value} ({column.labels[value]})" for value in column.choices)
        return _("One of: %(choices)s.") % {"choices": choices}
    by_kind = next(words for kind, words in BY_KIND if isinstance(column, kind))
    return str(BY_NAME.get(name, by_kind))
