"""What makes a page type one that is listed, and another the page of a list."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from palmecenter.languages.codes import CODES
from palmecenter.languages.memo import once
from palmecenter.languages.mixins import PageMixin
from palmecenter.pages.context import absolute_url

from .entries import Facts, refresh
from .filterset import ListFilters
from .listing import Listing


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
    def with_listed_facts(cls) -> models.QuerySet:
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

    class Meta:
        abstract = True

    def fixed_options(self) -> dict[str, str]:
        """Return the options that the place itself is about: keys by facet."""
        return {}

    def listing(self, request: HttpRequest) -> Listing:
        """Return the list that a request asks for; the same one for all of the request."""
        return once(
            f"listing_{self.pk}",
            lambda: Listing(self.list_filters(request.GET, self.fixed_options()), self.place),
        )

    def children(self) -> list:
        """Return none: what is below the page is what it lists."""
        return []

    def query_in(self, code: str, request: HttpRequest) -> str:
        """Return the clean query in a language."""
        return self.listing(request).query(code)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve the list at its clean address; send whoever comes by another one there."""
        if not kwargs.get("view") and request.META.get("QUERY_STRING"):
            listing = self.listing(request)
            if not listing.is_clean(request.GET) and not listing.notes:
                return HttpResponsePermanentRedirect(listing.url(number=listing.asked_number))
        return super().serve(request, *args, **kwargs)

    def get_context(
        self, request: HttpRequest, *args: Any, printing: bool = False, **kwargs: Any
    ) -> dict[str, Any]:
        """Add `listing`, and `rows`: of its page on screen, of all of it on paper."""
        context = super().get_context(request, *args, **kwargs)
        listing = self.listing(request)
        query = listing.query(listing.code)
        context["listing"] = listing
        context["print_query"] = query
        for view in context["views"]:
            view["url"] += f"?{query}" if query else ""
        return context | self._what_search_engines_learn(listing, request, context)

    def _what_search_engines_learn(
        self, listing: Listing, request: HttpRequest, context: dict[str, Any]
    ) -> dict[str, Any]:
        """Return the head's addresses: the clean ones, and none but whole lists to be indexed."""
        addresses = {
            code: absolute_url(request, self.place(code))
            + (f"?{query}" if (query := listing.query(code)) else "")
            for code in CODES
        }
        if listing.filters.active() or listing.filters.readings["sort"].kept:
            return {
                "canonical": addresses[listing.code],
                "hreflangs": {},
                "robots": "noindex, follow",
            }
        exists = bool(context["hreflangs"])
        return {
            "canonical": addresses[self.shown_language],
            "hreflangs": addresses if exists else {},
        }
