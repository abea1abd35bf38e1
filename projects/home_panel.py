"""Where the projects are, for the front page of the site."""

from typing import Any

from palmecenter.figures.picture import picture_size
from palmecenter.languages.codes import localized
from palmecenter.languages.collation import sort_key
from palmecenter.languages.localized import reader_language
from palmecenter.pages.home_panels import HomePanel, register
from palmecenter.pages.models import BasePage
from palmecenter.pages.routes import route_named

from .filters import list_address
from .models import ProjectIndexPage, ProjectPage
from .querysets import NAMES, SLUGS, countries_with


def _countries(index: BasePage) -> dict[str, Any]:
    """The countries with projects, by name, with the addresses of their own pages."""
    code = reader_language()
    address = index.address(code)
    countries = [
        (getattr(country, localized("name", code)), list_address(address, "country", country, code))
        for country in countries_with(ProjectPage.rows()).only(*NAMES, *SLUGS)
    ]
    if not countries:
        return {}
    return {
        "countries": sorted(countries, key=lambda country: sort_key(country[0], code)),
        "map_url": address + route_named(ProjectIndexPage, "map").path(code),
        "map_size": picture_size(),
    }


register(
    HomePanel(
        rank=30,
        page_type=ProjectIndexPage,
        content=_countries,
        template="projects/parts/home_panel.html",
        print_template="projects/print/home_panel.html",
    )
)
