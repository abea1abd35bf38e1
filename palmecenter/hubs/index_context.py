"""What the pages of all countries and of all themes show, as plain data."""

from itertools import groupby
from typing import Any, NamedTuple

from django.utils.translation import gettext as _, ngettext

from palmecenter.figures.map import Place, world_map
from palmecenter.figures.numbers import whole
from palmecenter.languages.codes import localized
from palmecenter.languages.collation import sort_key
from palmecenter.languages.localized import Localized, reader_language

from .hub import Hub, counted, with_something


class Entry(NamedTuple):
    """A country or a theme, and where its hub is."""

    hub: Hub
    url: str

    @property
    def shown(self) -> Localized:
        """It, in a language that its text is written in."""
        return self.hub.shown


class Group(NamedTuple):
    """The countries of a region."""

    name: str
    entries: list[Entry]


def _entries(page: Any, terms: Any) -> list[Entry]:
    """The hubs of some terms in the order of the reader's alphabet."""
    code = reader_language()
    address = page.address(code)
    entries = (Entry(hub, f"{address}{hub.slugs[code]}/") for hub in map(Hub, terms))
    return sorted(entries, key=lambda entry: sort_key(entry.hub.heading, code))


def themes_context(page: Any) -> dict[str, Any]:
    """The themes that anything public is about."""
    return {"entries": _entries(page, with_something(page.hub_model))}


def countries_context(page: Any) -> dict[str, Any]:
    """The countries that anything public is about, by region, and on the map."""
    code = reader_language()
    entries = _entries(page, counted(page.hub_model).select_related("region"))

    def region(entry: Entry) -> tuple[bytes, str]:
        name = getattr(entry.hub.term.region, localized("name", code)) or ""
        return sort_key(name, code), name

    by_region = sorted(entries, key=region)
    groups = [Group(key[1], list(some)) for key, some in groupby(by_region, key=region)]
    places = [_on_map(entry) for entry in entries]
    return {
        "groups": groups,
        "map": world_map(places, _("Where we work")) if places else None,
    }


def _on_map(entry: Entry) -> Place:
    number = entry.hub.term.number
    return Place(
        code=entry.hub.term.code,
        name=entry.hub.heading,
        count=number,
        # Translators: of a country: pages and comments of the manual together.
        count_text=ngettext("%(count)s item", "%(count)s items", number) % {"count": whole(number)},
        url=entry.url,
    )
