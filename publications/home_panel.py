"""The newest publications, for the front page and the front of their section."""

from typing import Any

from palmecenter.pages.home_panels import HomePanel, register
from palmecenter.pages.models import BasePage

from .models import PublicationIndexPage
from .querysets import newest_below

NEWEST = 4


def _newest(index: BasePage) -> dict[str, Any]:
    publications = newest_below(index, NEWEST)
    return {"publications": publications} if publications else {}


register(
    HomePanel(
        rank=20,
        page_type=PublicationIndexPage,
        content=_newest,
        template="publications/parts/home_panel.html",
        print_template="publications/print/home_panel.html",
    )
)
