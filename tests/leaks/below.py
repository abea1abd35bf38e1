"""What pages answer for below their own addresses, by the class that a route is declared for."""

from typing import Any

from events.registrations.tokens import LINKS, REGISTRATION
from palmecenter.pages.models import BasePage
from palmecenter.pages.routes import GAP, routes_of

# What fills the gap of a route, where it is not the name of a hidden term.
GAPS = {"file": "sv.pdf"}


def below(model: Any) -> list[str]:
    """Return what pages of a type have below their address: of each route, in one language."""
    found = []
    for route in routes_of(model):
        # What every page has is asked for in English: a book of the manual takes long to make.
        code = "en" if route in routes_of(BasePage) else "sv"
        path = route.path(code, GAPS.get(route.name, GAP))
        if GAP not in path:
            found.append(path)
    if any(route.name == "registration" for route in routes_of(model)):
        found += [f"{REGISTRATION['sv']}/{words['sv']}/k/" for words in LINKS.values()]
    return found


def page_types() -> list[Any]:
    """Return every type of page."""
    return _all(BasePage)


def _all(model: Any) -> list[Any]:
    return [model, *(one for below in model.__subclasses__() for one in _all(below))]
