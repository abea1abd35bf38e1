"""The files of open data under the address of the list of projects."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Max, QuerySet
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.templatetags.static import static
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from palmecenter.languages.reading import reader_language
from palmecenter.listing.filterset import ListFilters
from palmecenter.listing.summaries import SELECTED, EntrySummary, InArray
from palmecenter.listing.totals_cache import of_whole
from palmecenter.pages.lists import listed, public_pages
from palmecenter.pages.models import BasePage

from ..models import OpenDataSettings, ProjectPage
from . import documents, iati_xml, spreadsheet
from .answers import answer
from .iati_activities import activity
from .iati_organisation import CountryBudgets, organisation
from .lacks import for_iati
from .publisher import Publisher, is_known, publisher
from .streams import stream

if TYPE_CHECKING:
    from ..models import ProjectIndexPage

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
    yield spreadsheet.header(export.code)
    yield from stream(
        export.pages, export.code, export.origin, lambda some: spreadsheet.rows(some, export.code)
    )


def _json(export: Export) -> Iterator[str]:
    yield documents.head(
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
    for piece in stream(export.pages, export.code, export.origin, documents.listing):
        yield between + piece
        between = "," if piece else between
    yield documents.FOOT


def _activities(export: Export) -> Iterator[str]:
    today = timezone.localdate()
    yield iati_xml.opening("iati-activities", export.now)
    yield from stream(
        export.pages,
        export.code,
        export.origin,
        lambda some: iati_xml.as_text(activity(one, export.publisher, today) for one in some),
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
BY_NAME = {one.name: one for one in FORMATS}


@dataclass(frozen=True)
class FileLink:
    """A link to a file of the selection."""

    label: Promise | str
    url: str
    type: str


def links(index: "ProjectIndexPage", request: HttpRequest) -> list[FileLink]:
    """Return links to the files that there are, each with the list's query."""
    code = reader_language()
    listing = index.listing(request)
    query = listing.query(code, number=())
    absent = set()
    if not is_known(request):
        absent = {one.name for one in FORMATS if one.is_iati}
    elif not _has_activities(listing.filters):
        absent = {"iati.xml"}
    return [
        FileLink(
            one.label,
            (listing.path if one.of_selection else index.address(code))
            + one.name
            + (f"?{query}" if query and one.of_selection else ""),
            one.content_type.partition(";")[0],
        )
        for one in FORMATS
        if one.name not in absent
    ]


def _has_activities(filters: ListFilters) -> bool:
    """Say whether anything in the selection can be told as IATI; of a whole list, it is kept."""
    if filters.active():
        return _is_any_for_iati(filters.found[SELECTED])
    return of_whole("activities", filters, lambda: _is_any_for_iati(filters.whole))


def _is_any_for_iati(entries: Sequence[EntrySummary]) -> bool:
    keys = [entry.page for entry in entries]
    return bool(keys) and for_iati(ProjectPage.objects.filter(InArray("pk", keys))).exists()


def policy(request: HttpRequest) -> BasePage | None:
    """Return the page that says what is left out of open data, if it is public."""
    page = OpenDataSettings.for_request(request).exclusions_page
    return page if page and listed([page]) else None


def serve_export(
    index: "ProjectIndexPage", request: HttpRequest, name: str
) -> StreamingHttpResponse:
    """Answer with a file. A filter that makes no sense gives no file: nobody reads a note there."""
    one = BY_NAME[name]
    export = _export(index, request, one)
    if one.is_iati and not is_known(request):
        raise Http404
    if one is BY_NAME["iati.xml"] and not export.pages.exists():
        raise Http404(_("No project in this selection can be told as IATI."))
    response = answer(
        request,
        one.write(export),
        content_type=one.content_type,
        changed=export.pages.aggregate(last=Max("last_published_at"))["last"],
    )
    if one is BY_NAME["projects.csv"]:
        filename = f"projects-{export.code}-{timezone.localdate()}.csv"
        response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
        response.headers["Content-Language"] = export.code
    response.headers["Link"] = f'<{export.source}>; rel="collection"; type="text/html"'
    return response


def _export(index: "ProjectIndexPage", request: HttpRequest, one: Format) -> Export:
    code = reader_language()
    # By the id, which is random: among the same neighbours a project would be known for what it
    # was before its level was raised.
    pages = public_pages(ProjectPage.objects.all()).order_by("translation_key")
    listing = index.listing(request)
    if one.of_selection:
        if listing.notes:
            raise Http404(" ".join(listing.notes))
        pages = pages.filter(pk__in=listing.filters.selection().values("page"))
    return Export(
        pages=one.narrowed(pages) if one.narrowed else pages,
        code=code,
        origin=request.build_absolute_uri("/")[:-1],
        source=request.build_absolute_uri(
            listing.url() if one.of_selection else index.address(code)
        ),
        publisher=publisher(request),
        now=timezone.now(),
    )
