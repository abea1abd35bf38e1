"""The fronts of the four sections."""

from collections import Counter

from palmecenter.languages.codes import CODES
from palmecenter.pages.models import SectionPage
from party_support.models import PartySupportIndexPage
from projects.models import ProjectIndexPage

from ..bodies import SECTION_BODIES
from ..pictures import poster_image
from ..source import Record, read
from ..tree import draft_child, find_child, home_page, publish, readiness, set_body, texts

# Fronts that are more than a page of text.
FRONTS: dict[str, type[SectionPage]] = {
    "projects": ProjectIndexPage,
    "party_support": PartySupportIndexPage,
}


def load(made: Counter[str]) -> None:
    """Make the sections that are missing, in the order of the menu."""
    home = home_page()
    for place in read("site")["sections"]:
        if find_child(home, place["slug_sv"]):
            continue
        section = _section(place, made)
        draft_child(home, section)
        publish(section, made)


def _section(place: Record, made: Counter[str]) -> SectionPage:
    key, voice = place["key"], place["voice"]
    source = _source(key)
    columns = texts(source, heading="title", summary="intro" if "intro_sv" in source else "text")
    columns |= {name: place[name] for name in ("heading_sv", "heading_en") if name in place}
    section = FRONTS.get(key, SectionPage)(
        slug=place["slug_sv"],
        slug_en=place["slug_en"],
        show_in_menus=True,
        voice=voice,
        is_demo=source.get("demo", True),
        picture=poster_image(place["slug_en"], place["motif"], made),
        **columns,
        **readiness(),
    )
    set_body(section, {code: SECTION_BODIES[key](source, code) for code in CODES})
    return section


def _source(key: str) -> Record:
    """Return the record that a section's texts are in."""
    organisation = read("organisation")
    if key in organisation["pages"]:
        return organisation["pages"][key]
    if key == "party_support":
        return read("party_support")["about"]
    return next(entry for entry in organisation["home"]["entries"] if entry["key"] == key)
