"""What makes a page type one that is listed, and another the page of a list."""

from typing import Any, ClassVar

from django.db import transaction
from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils.text import capfirst
from wagtail.query import PageQuerySet

from palmecenter.languages.memo import once
from palmecenter.languages.mixins import PageMixin

from .entries import Facts, refresh
from .filterset import ListFilters
from .head import head_of_list
from .listing import Listing
from .places import Place
from .rows import rows_between

# A longer list is cut, and says so: a print view must not hold up the server, nor the reader.
MOST_ON_PAPER = 200


class ListedMixin(PageMixin):
    """A page that lists can be filtered down to. Comes before `BasePage` among the bases.

    Its entry is written in the same transaction as its row: what is withheld from one is never in
    the other.
    """

    class Meta:
        abstract = True

    def listed_facts(self) -> Facts:
        """Return what the live page is filtered and sorted by."""
        raise NotImplementedError

    @classmethod
    def with_listed_facts(cls) -> PageQuerySet:
        """Return the queryset of pages with what `listed_facts` reads."""
        return cls.objects.all()

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save the page and its entry."""
        saved = super().save(*args, **kwargs)
        refresh(type(self), [self.pk])
        return saved


class ListPageMixin(PageMixin):
    """The page of a list. Comes before `BasePage` among the bases; see README.

    Its address is the state. An address with anything empty, superfluous or in the other language's
    words leads to the clean one, unless something in it must be said to have been left out.
    """

    list_filters: ClassVar[type[ListFilters]]
    place_facets: ClassVar[tuple[str, ...]] = ()
    """The facets whose terms have places of their own below the list, such as `land/kenya/`."""
    place_template: ClassVar[str] = ""
    print_template: ClassVar[str] = "listing/print.html"
    row_template: ClassVar[str] = "listing/row.html"
    """One page of the list, on paper and in `listing/list_page.html`."""

    class Meta:
        abstract = True

    # --- The way here ------------------------------------------------------------------------

    @property
    def at(self) -> Place | None:
        """The place below the list that was asked for."""
        found = self.below.value if self.below else None
        return found if isinstance(found, Place) else None

    @property
    def shows_list(self) -> bool:
        """Whether what is shown is the list, in full or at a place, and not another route."""
        return self.below is None or self.at is not None

    def query_in(self, code: str, request: HttpRequest) -> str:
        """Return the clean query in a language."""
        if not self.shows_list:
            return super().query_in(code, request)
        return self.listing(request).query(code)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Serve the list at its clean address; send whoever comes by another one there."""
        asks_for_list = self.shows_list and not kwargs.get("view")
        if asks_for_list and request.META.get("QUERY_STRING"):
            listing = self.listing(request)
            if not listing.is_clean(request.GET) and not listing.notes:
                return HttpResponsePermanentRedirect(listing.url(number=listing.asked_number))
        return super().serve(request, *args, **kwargs)

    # --- What is there -----------------------------------------------------------------------

    def listing(self, request: HttpRequest) -> Listing:
        """Return the list that a request asks for; the same one for all of the request."""
        fixed = self.at.fixed if self.at else {}
        return once(
            f"listing_{self.pk}_{fixed}",
            lambda: Listing(self.list_filters(request.GET, fixed), self.address_shown),
        )

    def children(self) -> list:
        """Return none: what is below the page is what it lists."""
        return []

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """Return the template of the list or of its places."""
        return self.place_template if self.at else super().get_template(request, *args, **kwargs)

    def get_context(
        self, request: HttpRequest, *args: Any, printing: bool = False, **kwargs: Any
    ) -> dict[str, Any]:
        """Add `listing`; at a place, `place` and its `term`; on paper, the `rows` of all pages."""
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
        return context | head_of_list(self, listing, request, exists_in_both=exists)
