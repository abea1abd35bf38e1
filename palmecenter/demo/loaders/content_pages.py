"""The standing pages about the organisation."""

from collections import Counter

from palmecenter.languages.codes import CODES
from palmecenter.pages.models import BasePage, ContentPage, RelatedPage

from ..bodies import PAGE_BODIES, written
from ..pictures import poster_image
from ..prose import Block, call_to_action, picture
from ..source import Record, read
from ..tree import draft_child, find_child, home_page, publish, readiness, set_body, texts

SECTION = "about"


def load(made: Counter[str]) -> None:
    """Make the pages that are missing. All get their places first, so that they can link."""
    drafted = []
    for place in _places():
        parent = _parent(place)
        if not find_child(parent, place["slug_sv"]):
            drafted.append((place, draft_child(parent, _page(place))))
    for place, page in drafted:
        set_body(page, {code: _body(place, page, code, made) for code in CODES})
        for order, key in enumerate(place.get("related", ())):
            page.related_pages.add(RelatedPage(related=find_page(key), sort_order=order))
        publish(page, made)


def find_page(key: str) -> BasePage:
    """Return the page of a key in site.yaml; it must be in the tree already."""
    place = _place(key)
    page = find_child(_parent(place), place["slug_sv"])
    if page is None:
        raise LookupError(f"site.yaml names {key}, which has no page yet.")
    return page


def _place(key: str) -> Record:
    return next(place for place in _places() if place["key"] == key)


def _places() -> list[Record]:
    """Return where each page stands: as site.yaml says, and each policy below their page."""
    policies = read("policies")
    below = [
        policy | {"parent": "policies", "demo": policies["demo"]} for policy in policies["policies"]
    ]
    return [*read("site")["pages"], *below]


def _parent(place: Record) -> BasePage:
    if "parent" in place:
        return find_page(place["parent"])
    section = next(one for one in read("site")["sections"] if one["key"] == SECTION)
    parent = find_child(home_page(), section["slug_sv"])
    if parent is None:
        raise LookupError(f"The section {section['slug_sv']} has no page yet.")
    return parent


def _source(place: Record) -> Record:
    """Return a page's texts: those of its own file or of organisation.yaml, and of site.yaml."""
    if "text" in place:
        return read(place["text"]) | place
    return read("organisation")["pages"].get(place["key"], {}) | place


def _page(place: Record) -> ContentPage:
    source = _source(place)
    return ContentPage(
        slug=place["slug_sv"],
        slug_en=place["slug_en"],
        show_in_menus=place.get("in_footer", False),
        is_demo=source["demo"],
        **texts(source, heading="title", summary="summary" if "summary_sv" in source else "intro"),
        **readiness(place.get("not_ready")),
    )


def _body(place: Record, page: ContentPage, code: str, made: Counter[str]) -> list[Block]:
    """Return a page's text with its poster, before the first heading, and where it leads on."""
    blocks = PAGE_BODIES.get(place["key"], written)(_source(place), code)
    if "motif" in place:
        image = poster_image(page.slug_en, place["motif"], made)
        blocks.insert(0 if blocks[0]["type"] == "heading" else 1, picture(image.pk))
    if "action" in place:
        action = place["action"]
        blocks.append(call_to_action(action[code], find_page(action["page"]).pk))
    return blocks
