"""The home page: placed first, because everything hangs below it; published last."""

from collections import Counter

from wagtail.models import Page

from palmecenter.languages.codes import CODES
from palmecenter.pages.models import HomeEntry, HomePage
from palmecenter.pages.models.home import FeaturedPage
from palmecenter.setup.state import default_site, place_at_root

from ..pictures import poster_image
from ..source import read
from ..tree import draft_child, find_child, home_page, publish, readiness, texts
from .content_pages import find_page


def place_home(made: Counter[str]) -> None:
    """Make the home page the root of the default site, in the place of Wagtail's welcome page."""
    site = default_site()
    if isinstance(site.root_page.specific, HomePage):
        return
    place_at_root(HomePage.objects.first() or _new_home(made))


def _new_home(made: Counter[str]) -> HomePage:
    source, place = read("organisation")["home"], read("site")["home"]
    home = HomePage(
        slug=place["slug_sv"],
        slug_en=place["slug_en"],
        is_demo=source["demo"],
        picture=poster_image(place["slug_en"], place["motif"], made),
        **texts(source, heading="title", summary="intro"),
        **readiness(),
    )
    draft_child(Page.get_first_root_node(), home)
    return home


def publish_home(made: Counter[str]) -> None:
    """Publish a home page that never was, with the ways in and what is featured."""
    home = home_page()
    if home.first_published_at:
        return
    slugs = {section["key"]: section["slug_sv"] for section in read("site")["sections"]}
    for order, record in enumerate(read("organisation")["home"]["entries"]):
        target = find_child(home, slugs[record["key"]])
        columns = {f"text_{code}": record[f"text_{code}"] for code in CODES}
        columns |= {f"heading_{code}": record[f"title_{code}"] for code in CODES}
        home.entries.add(HomeEntry(target=target, sort_order=order, **columns))
    for order, key in enumerate(read("site")["home"]["featured"]):
        home.featured_pages.add(FeaturedPage(featured=find_page(key), sort_order=order))
    publish(home, made)
