"""What the sections have about a country or a theme. Each says so when its app is ready.

Hubs show what is open, and of what is at *limited* what its lists show; of anything else they know
nothing. A protected page may keep its theme, but a hub, which puts things side by side, neither
shows nor counts it (docs/decisions/0050-hubs.md).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import OrderBy, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise

from palmecenter.pages.models import BasePage
from palmecenter.pages.models.related import RelatedPage
from palmecenter.pages.querysets import LISTING_FIELDS, public_pages
from palmecenter.protection.levels import ProtectionLevel

if TYPE_CHECKING:
    from .hub import Hub

SHOWN = (ProtectionLevel.OPEN, ProtectionLevel.LIMITED)


@dataclass(frozen=True)
class Part:
    """What a hub shows in one place; parts stand in the order of their `rank`.

    `content` gets the hub and the request, and returns what the templates, for screen and for
    paper, get as `part`; nothing where there is nothing to show.
    """

    rank: int
    template: str
    print_template: str
    content: Callable[["Hub", HttpRequest], dict[str, Any]] = lambda _hub, _request: {}

    def rows(self, model: type, key: Any) -> QuerySet | None:
        """Public rows about a term, by its key or an `OuterRef`, by which it has a hub at all.

        None where there are none about terms of that model, or others say already that it has.
        """
        return None


@dataclass(frozen=True)
class RowsPart(Part):
    """Something other than pages, by `about`: what makes its public rows for a model and a key."""

    about: Callable[[type, Any], QuerySet | None] = lambda _model, _key: None

    def rows(self, model: type, key: Any) -> QuerySet | None:
        """What the section says."""
        return self.about(model, key)


@dataclass(frozen=True)
class PagesPart(Part):
    """Pages of one type, the newest first.

    `relations` says by which relation they lead to terms of a model. Of a model in
    `through_related` they are those that editors relate to pages that do, and both are open.
    `fetch` selects what `meta` reads, which says in a language what stands below a page's summary.
    `list_type` is the page of their list, and `list_query` the query
    that narrows it to a term; empty if none does.
    `organisations` are the relations to those that the pages name.
    """

    template: str = "hubs/parts/pages.html"
    print_template: str = "hubs/parts/pages.html"
    name: str = ""
    heading: Promise | str = ""
    page_type: type[BasePage] = BasePage
    relations: Mapping[type, str] = field(default_factory=dict)
    through_related: frozenset[type] = frozenset()
    order: tuple[str | OrderBy, ...] = ("-first_published_at",)
    fetch: Callable[[QuerySet], QuerySet] = lambda pages: pages.only(*LISTING_FIELDS)
    meta: Callable[[Any, str], str] = lambda _page, _code: ""
    list_type: type[BasePage] = BasePage
    list_query: Callable[[Any, str], str] = lambda _term, _code: ""
    list_label: Promise | str = ""
    organisations: tuple[str, ...] = ()

    def rows(self, model: type, key: Any) -> QuerySet | None:
        """The pages that lead to a term."""
        relation = self.relations.get(model)
        return self.shown().filter(**{relation: key}) if relation else None

    def shown(self) -> QuerySet:
        """All pages of the type that hubs may show."""
        pages = self.page_type.rows().filter(alias_of=None, protection__in=SHOWN)
        return public_pages(pages)

    def pages(self, model: type, key: int) -> QuerySet | None:
        """The pages that the hub of a term lists, in no order."""
        if model in self.through_related:
            return self._related(model, key)
        return self.rows(model, key)

    def _related(self, model: type, key: int) -> QuerySet:
        """Open pages that relate to open ones about a term, from whichever side that is said."""
        direct = Q()
        for part in _parts:
            rows = part.rows(model, key) if isinstance(part, PagesPart) else None
            if rows is not None:
                direct |= Q(pk__in=rows.filter(protection=ProtectionLevel.OPEN).values("pk"))
        if not direct:
            return self.shown().none()
        about = BasePage.rows().filter(direct).values("pk")
        from_here = RelatedPage.objects.filter(page__in=about).values("related")
        to_here = RelatedPage.objects.filter(related__in=about).values("page")
        is_open = self.shown().filter(protection=ProtectionLevel.OPEN)
        return is_open.filter(Q(pk__in=from_here) | Q(pk__in=to_here))


_parts: list[Part] = []


def register(*parts: Part) -> None:
    """Show parts on hubs."""
    _parts.extend(parts)
    _parts.sort(key=lambda part: part.rank)


def parts() -> tuple[Part, ...]:
    """All parts in their order."""
    return tuple(_parts)


def pages_parts() -> Iterator[PagesPart]:
    """The parts that list pages."""
    return (part for part in _parts if isinstance(part, PagesPart))
