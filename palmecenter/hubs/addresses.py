"""Where the hub of a term is, for whoever links to it."""

from typing import Any

from palmecenter.languages.codes import localized
from palmecenter.languages.request_cache import current_request
from palmecenter.pages.models import BasePage
from palmecenter.pages.navigation import sections

from .hub import with_something
from .models import INDEXES
from .routes import HUB


def hub_index(model: type) -> BasePage | None:
    """The public page of all countries, or of all themes; None where the site has none."""
    index_type = INDEXES.get(model)
    request = current_request()
    if index_type is None or request is None:
        return None
    found = (page for page in sections(request) if page.specific_class is index_type)
    return next(found, None)


def hub_address(model: type, slug: str, code: str) -> str:
    """The address of the hub of a term, by its word in a language; empty where there are no hubs.

    Of terms that something public is about: of others there is none.
    """
    index = hub_index(model)
    return index.address(code) + HUB.path(code, slug) if index and slug else ""


def term_address(term: Any, code: str) -> str:
    """The address of the hub of a term that is at hand."""
    return hub_address(type(term), getattr(term, localized("slug", code), ""), code)


def has_hub(model: type, key: str) -> bool:
    """Whether a term has a hub that readers can be led to."""
    return hub_index(model) is not None and with_something(model).filter(pk=key).exists()
