"""What stands below the pages of publications: files, citations, feeds, study materials, orders."""

from collections.abc import Callable
from functools import partial
from typing import Any

from palmecenter.languages.codes import CODES
from palmecenter.pages import routes
from palmecenter.pages.routes import FORM, GAP, Parameter, Route

from .citations import TYPES, serve_citation
from .downloads.views import serve_file, serve_language_archive
from .editions import ARCHIVE, FOLDER, FileAddress
from .feeds import serve_feed
from .models import DebateIndexPage, DebatePage, PublicationIndexPage, PublicationPage
from .orders.views import ORDER_HEADING, serve_link, serve_order, serve_thanks
from .study_materials import HEADING as STUDY_MATERIALS_HEADING, study_materials_context

FEED = Route(name="feed", slugs={"sv": "flode.xml", "en": "feed.xml"}, view=serve_feed)
CITATIONS = [
    Route(
        name=f"citation-{ending}",
        slugs={"sv": f"citera.{ending}", "en": f"cite.{ending}"},
        view=partial(serve_citation, ending=ending),
    )
    for ending in TYPES
]
STUDY_MATERIALS = Route(
    name="study-materials",
    slugs={"sv": "studiematerial/", "en": "study-materials/"},
    heading=STUDY_MATERIALS_HEADING,
    template="publications/study_materials.html",
    print_template="publications/print/study_materials.html",
    context=study_materials_context,
    printable=True,
    indexed=True,
)
ORDERS = [
    Route(
        name="order",
        slugs={"sv": "bestall/", "en": "order/"},
        heading=ORDER_HEADING,
        view=serve_order,
        methods=FORM,
    ),
    Route(
        name="order-thanks",
        slugs={"sv": "bestall/tack/", "en": "order/thanks/"},
        view=serve_thanks,
    ),
    Route(
        name="order-confirm",
        slugs={"sv": f"bestall/bekrafta/{GAP}/", "en": f"order/confirm/{GAP}/"},
        view=serve_link,
        read=lambda _page, key: Parameter(key, dict.fromkeys(CODES, key)),
        methods=FORM,
    ),
]


def _files(view: Callable[..., Any], *, archives_alone: bool = False) -> Route:
    """Make the route of files by their languages; `archives_alone` are all of one together."""

    def read(_page: Any, name: str) -> Parameter | None:
        address = FileAddress.parse(name)
        if address is None or (archives_alone and address.ending != ARCHIVE):
            return None
        return Parameter(address, {code: address.name(code) for code in CODES})

    slugs = {code: f"{FOLDER[code]}/{GAP}" for code in CODES}
    return Route(name="file", slugs=slugs, view=view, read=read)


archives = _files(serve_language_archive, archives_alone=True)
routes.register(PublicationIndexPage, FEED, STUDY_MATERIALS, *ORDERS, archives)
routes.register(DebateIndexPage, FEED)
routes.register(PublicationPage, *CITATIONS, _files(serve_file))
routes.register(DebatePage, *CITATIONS)
