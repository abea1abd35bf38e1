"""What stands at addresses below a page's own: print view, place of a list, order form, file, feed.

Each is a `Route`, declared once for a page type when the room that answers is ready; pages know of
none. From the declaration follow the way from an address to its view, the redirect from the other
language's words, the methods that are taken (405), the slugs that no page can have, the address by
name, the entries in the sitemap, the print view and the PDF.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import Promise

READING = ("GET", "HEAD", "OPTIONS")
FORM = (*READING, "POST")
# What differs in an address, such as a country, a language or a key.
GAP = "{}"


class Parameter(NamedTuple):
    """What fills the gap of an address: what it means, and its word in each language."""

    value: Any
    words: Mapping[str, str]


@dataclass(frozen=True)
class Route:
    """One kind of address below a page.

    `slugs` has the rest of the address by language: `skriv-ut/`, `hamta/{}`, `land/{}/`. What ends
    without a slash is a file. `read` gets the page and the word in the gap, in any language, and
    returns its Parameter, or None where there is nothing. `is_offered` tells whether a page has it.

    `view` gets the page, the request and the parameter's value, if there is a gap. A route without
    one is shown as the page is (`page.below`): by its own templates and `context`, or, where it has
    none, by the page's. `heading` is what search finds it by. `every` yields the parameters of all
    there are, for the sitemap. What `follows` stands also below what is `printable`.
    """

    name: str
    slugs: Mapping[str, str]
    view: Callable[..., HttpResponseBase] | None = None
    methods: tuple[str, ...] = READING
    heading: Promise | str = ""
    template: str = ""
    print_template: str = ""
    context: Callable[[Any, HttpRequest], dict[str, Any]] | None = None
    read: Callable[[Any, str], Parameter | None] | None = None
    every: Callable[[Any], Iterable[Parameter]] | None = None
    is_offered: Callable[[Any], bool] = lambda _page: True
    printable: bool = False
    indexed: bool = False
    follows: bool = False

    def path(self, code: str, word: str = "") -> str:
        """Return what the address has below the page's, in a language."""
        return self.slugs[code].replace(GAP, word)

    def parts(self, code: str) -> list[str]:
        """Return the words of the address, one of which may be the gap."""
        return self.slugs[code].strip("/").split("/")

    def match(self, page: Any, rest: list[str]) -> "Match | None":
        """Return what is meant by the end of an address, in the words of either language."""
        for parts in map(self.parts, self.slugs):
            if len(parts) != len(rest):
                continue
            if any(part not in {GAP, word} for part, word in zip(parts, rest, strict=True)):
                continue
            if self.read is None:
                return Match(self)
            found = self.read(page, rest[parts.index(GAP)])
            return Match(self, found) if found else None
        return None

    def all_of(self, page: Any) -> list["Match"]:
        """Return everything that a page has of this kind."""
        if self.every is None:
            return [Match(self)]
        return [Match(self, found) for found in self.every(page)]


@dataclass(frozen=True)
class Rendering(Route):
    """What a page shows, in another form, such as PDF: linked at the foot of the page by `label`.

    `is_possible` tells whether this machine can do it, or no link is shown; `size` gives the bytes
    of a page's file in a language, if they are known. Where it is not `of_words`, there is none of
    what somebody searched for by words of their own.
    """

    label: Promise | str = ""
    follows: bool = True
    is_possible: Callable[[], bool] = lambda: True
    size: Callable[[Any, str], int | None] = lambda _page, _code: None
    of_words: bool = True


@dataclass(frozen=True)
class Match:
    """A route that an address meant, with what fills its gap."""

    route: Route
    parameter: Parameter = field(default=Parameter(None, {}))

    @property
    def name(self) -> str:
        """The name of the route."""
        return self.route.name

    @property
    def value(self) -> Any:
        """What fills the gap; None where there is none."""
        return self.parameter.value

    def path(self, code: str) -> str:
        """Return what the address has below the page's, in a language."""
        return self.route.path(code, self.parameter.words.get(code, ""))

    def answer(self, page: Any, request: HttpRequest) -> HttpResponseBase:
        """Return what the view answers."""
        view: Any = self.route.view
        return view(page, request, self.value) if self.route.read else view(page, request)


_declared: dict[type, list[Route]] = {}
_reserved: dict[type, set[str]] = {}
# Found once for each type, and again when more is declared.
_of_type: dict[type, tuple[Route, ...]] = {}


def register(page_type: type, *routes: Route) -> None:
    """Declare what pages of a type, and of those made from it, have below their addresses."""
    _declared.setdefault(page_type, []).extend(routes)
    _of_type.clear()


def reserve(page_type: type, *slugs: str) -> None:
    """Keep words below pages of a type that Django's own patterns of addresses answer for."""
    _reserved.setdefault(page_type, set()).update(slugs)


def routes_of(page_type: type) -> tuple[Route, ...]:
    """Return the routes of a page type, its own first, in the order they were declared."""
    if page_type not in _of_type:
        declared = (route for one in page_type.mro() for route in _declared.get(one, ()))
        _of_type[page_type] = tuple(declared)
    return _of_type[page_type]


def renderings(page: Any) -> list[Rendering]:
    """Return in which other forms there is what a page shows, in the order they were declared."""
    routes = routes_of(type(page))
    return [one for one in routes if isinstance(one, Rendering) and one.is_offered(page)]


def reserved_slugs(page_type: type) -> frozenset[str]:
    """Return the slugs that no page right below pages of a type can have, in any language."""
    first = {route.parts(code)[0] for route in routes_of(page_type) for code in route.slugs}
    return frozenset(first.union(*(_reserved.get(one, ()) for one in page_type.mro())))


def route_named(page_type: type, name: str) -> Route:
    """Return a route of a page type by its name."""
    return next(route for route in routes_of(page_type) if route.name == name)


def find(page: Any, rest: list[str]) -> tuple[Match | None, Match | None]:
    """Return what the end of an address below a page means: what is shown, and the view of that.

    Both are None where there is nothing at the address.
    """
    for route in routes_of(type(page)):
        found = route.match(page, rest) if route.is_offered(page) else None
        if found:
            return (None, found) if route.view else (found, None)
    for route in routes_of(type(page)):
        length = len(route.parts("sv"))
        if route.printable and length < len(rest) and route.is_offered(page):
            view = _following(page, rest[length:])
            shown = route.match(page, rest[:length]) if view else None
            if shown:
                return shown, view
    return None, None


def _following(page: Any, rest: list[str]) -> Match | None:
    following = (route for route in routes_of(type(page)) if route.follows)
    return next(filter(None, (route.match(page, rest) for route in following)), None)


def asks_for_words(request: HttpRequest) -> bool:
    """Tell whether an address holds words that somebody searches for: there are endlessly many."""
    return bool(request.GET.get("q", "").strip())
