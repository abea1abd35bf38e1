"""The files of open data: what each is called, what it is, and what writes it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.templatetags.static import static
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from . import csv_format, iati_xml, json_format
from .iati_activities import activity
from .iati_organisation import CountryBudgets, organisation
from .missing_fields import for_iati
from .publisher import Publisher
from .streams import stream

SCHEMA = "data/projects-2.schema.json"


@dataclass(frozen=True)
class Export:
    """What a file is written from: a selection of projects, in the language of its address.

    `origin` is what the site's addresses begin with, `source` the address of the list, `now` the
    moment that the file says it is of.
    """

    pages: QuerySet
    code: str
    origin: str
    source: str
    publisher: Publisher
    now: datetime


@dataclass(frozen=True)
class Format:
    """One file: its name under the list's address, what it is, and what writes it.

    `narrowed` returns those of a selection that are in it, where not all are.
    """

    name: str
    label: Promise | str
    content_type: str
    write: Callable[[Export], Iterator[str]]
    narrowed: Callable[[QuerySet], QuerySet] | None = None
    of_selection: bool = True

    @property
    def is_iati(self) -> bool:
        """Whether it needs an organisation identifier, and something to tell."""
        return self.narrowed is not None


def _csv(export: Export) -> Iterator[str]:
    yield csv_format.header(export.code)
    yield from stream(
        export.pages, export.code, export.origin, lambda some: csv_format.rows(some, export.code)
    )


def _json(export: Export) -> Iterator[str]:
    yield json_format.head(
        {
            "schema": export.origin + static(SCHEMA),
            "source": export.source,
            "generated": export.now,
            "publisher": export.publisher.name,
            "demo_notice": export.publisher.demo_notice,
            "exclusions": {code: url for code, (url, _name) in export.publisher.exclusions.items()},
        }
    )
    between = ""
    for piece in stream(export.pages, export.code, export.origin, json_format.listing):
        yield between + piece
        between = "," if piece else between
    yield json_format.FOOT


def _activities(export: Export) -> Iterator[str]:
    today = timezone.localdate()
    yield iati_xml.opening("iati-activities", export.now)
    yield from stream(
        export.pages,
        export.code,
        export.origin,
        lambda some: iati_xml.as_text(activity(record, export.publisher, today) for record in some),
    )
    yield iati_xml.closing("iati-activities")


def _organisation(export: Export) -> Iterator[str]:
    budgets = CountryBudgets(since=timezone.localdate().year)
    yield iati_xml.opening("iati-organisations", export.now)
    for _nothing in stream(export.pages, export.code, export.origin, budgets.add):
        pass
    element = organisation(budgets, export.publisher, export.now)
    yield iati_xml.as_text([element]) + iati_xml.closing("iati-organisations")


FORMATS = [
    Format(
        "projects.csv",
        gettext_lazy("Spreadsheet (CSV)"),
        "text/csv; charset=utf-8; header=present",
        _csv,
    ),
    Format("projects.json", "JSON", "application/json", _json),
    Format(
        "iati.xml",
        gettext_lazy("IATI activities (XML)"),
        "application/xml; charset=utf-8",
        _activities,
        for_iati,
    ),
    Format(
        "iati-organisation.xml",
        gettext_lazy("IATI organisation (XML)"),
        "application/xml; charset=utf-8",
        _organisation,
        for_iati,
        of_selection=False,
    ),
]
BY_NAME = {kind.name: kind for kind in FORMATS}
