"""What makes a page type the page of a list."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils.text import capfirst

from palmecenter.hubs.addresses import hub_index
from palmecenter.languages.codes import CODES
from palmecenter.languages.localized import reader_language
from palmecenter.languages.mixins import PageMixin
from palmecenter.languages.request_cache import get_cached
from palmecenter.pages.context import absolute_url
from palmecenter.pages.routes import Match, Rendering

from .context import rows_between
from .filterset import ListFilters
from .listing import Listing
from .term_pages import TermPage

# A longer list is cut, and says so: a print view must not hold up the server, nor the reader.
MOST_ON_PAPER = 200


class ListPageMixin(PageMixin):
    """The page of a list; see README.

    Its address is the state. An address with anything empty, superfluous or in the other language's
    words leads to the clean one, unless something in it must be said to have been left out.
    """

    comes_before: ClassVar[tuple[str, ...]] = ("BasePage",)
    list_filters: ClassVar[type[ListFilters]]
    term_page_facets: ClassVar[tuple[str, ...]] = ()
    """The facets whose terms have pages of their own below the list, such as `land/kenya/`."""
    term_page_template: ClassVar[str] = ""
    print_template: ClassVar[str] = "listing/print.html"
    row_template: ClassVar[str] = "listing/row.html"
    """One page of the list, on paper and in `listing/list_page.html`."""

    class Meta:
        abstract = True

    # --- The way here ------------------------------------------------------------------------

    @property
    def at(self) -> TermPage | None:
        """The term page below the list that was asked for."""
        found = self.below.value if self.below else None
        return found if isinstance(found, TermPage) else None

    @property
    def shows_list(self) -> bool:
        """Whether what is shown is the list, in full or on a term page, and not another route."""
        return self.below is None or self.at is not None

    def query_in(self, code: str, request: HttpRequest) -> str:
        """The clean query in a language."""
        if not self.shows_list:
            return super().query_in(code, request)
        return self.listing(request).query(code)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Serve the list at its clean address; send whoever comes by another one there.

        So does a term page whose term has a hub: it leads there, or to the list narrowed to it.
        """
        if self.at and self.at.has_hub:
            return HttpResponsePermanentRedirect(self._instead_of(self.at, request, **kwargs))
        asks_for_list = self.shows_list and not kwargs.get("view")
        if asks_for_list and request.META.get("QUERY_STRING"):
            listing = self.listing(request)
            if not listing.is_clean(request.GET) and not listing.notes:
                return HttpResponsePermanentRedirect(listing.url(number=listing.asked_number))
        return super().serve(request, *args, **kwargs)

    def _instead_of(
        self, term_page: TermPage, request: HttpRequest, view: Match | None = None
    ) -> str:
        """The address that stands for a term page, or for one of its views.

        The hub and its views, unless something else is asked for that only the list knows.
        """
        code = reader_language()
        address, query = self.address(code), request.META.get("QUERY_STRING", "")
        path = view.path(code) if view else ""
        if not query and (view is None or isinstance(view.route, Rendering)):
            return term_page.address(address, code) + path
        name = term_page.facet.field_name
        held = self.listing(request).query(code, **{name: (term_page.option.key,)})
        return f"{address}{path}?{held}"

    # --- What is there -----------------------------------------------------------------------

    def listing(self, request: HttpRequest) -> Listing:
        """The list that a request asks for; the same one for all of the request."""
        fixed = self.at.fixed if self.at else {}
        return get_cached(
            f"listing_{self.pk}_{fixed}",
            lambda: Listing(self.list_filters(request.GET, fixed), self.address_shown),
        )

    def children(self) -> list:
        """None: what is below the page is what it lists."""
        return []

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """The template of the list or of its term pages."""
        return (
            self.term_page_template if self.at else super().get_template(request, *args, **kwargs)
        )

    def get_context(
        self, request: HttpRequest, *args: Any, printing: bool = False, **kwargs: Any
    ) -> dict[str, Any]:
        """Add `listing`; on a term page, `place` and `term`; on paper, the `rows` of all pages."""
        context = super().get_context(request, *args, **kwargs)
        listing = self.listing(request)
        context["listing"] = listing
        # What is under the list, such as its print view, holds all its pages.
        query = context["print_query"] = listing.query(listing.code, number=())
        for view in context["views"]:
            view["url"] += f"?{query}" if query else ""
        if self.at:
            context |= {
                "place": self.at,
                "term": self.at.term(),
                "crumbs": [*context["crumbs"], self],
                "print_title": capfirst(self.at.heading),
                "print_summary": "",
                "print_list": self.shown,
            }
        if printing:
            context["rows"] = rows_between(listing.filters, 0, MOST_ON_PAPER)
        exists = bool(context["hreflangs"])
        return context | _head_of_list(self, listing, request, exists_in_both=exists)


def _head_of_list(
    page: ListPageMixin, listing: Listing, request: HttpRequest, *, exists_in_both: bool
) -> dict[str, Any]:
    """Make `canonical`, `hreflangs` and `robots` of a page of a list.

    Whole lists and their term pages are kept by search engines, page by page. A list that is
    filtered by a term alone is the term's page. What else can be combined has no end, and is
    not kept.
    """
    here = {
        code: _absolute(request, page.address_shown(code), listing.query(code)) for code in CODES
    }
    term_page = _term_page_instead(page, listing)
    if term_page:
        code = page.shown_language
        path = page.address(code) + term_page.path(code)
        return {"canonical": absolute_url(request, path), "hreflangs": {}}
    if not listing.is_in_full:
        return {"canonical": here[listing.code], "hreflangs": {}, "robots": "noindex, follow"}
    return {"canonical": here[page.shown_language], "hreflangs": here if exists_in_both else {}}


def _absolute(request: HttpRequest, path: str, query: str) -> str:
    return absolute_url(request, path) + (f"?{query}" if query else "")


def _term_page_instead(page: ListPageMixin, listing: Listing) -> TermPage | None:
    """The term page that shows the same, where the list is filtered by its term alone."""
    filters = listing.filters
    names = filters.active()
    if page.at or len(names) != 1 or names[0] not in page.term_page_facets:
        return None
    valid = filters.cleaned_parameters[names[0]].valid
    others = listing.query(listing.code, **{names[0]: ()})
    if len(valid) != 1 or others or not listing.total:
        return None
    facet: Any = filters.facets[names[0]]
    # Where the term has a hub, that is what search engines keep, and no list narrowed to it.
    return None if hub_index(facet.terms) else TermPage(facet, facet.by_key[valid[0]])
