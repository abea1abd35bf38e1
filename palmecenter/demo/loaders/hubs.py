"""The pages of all countries and of all themes; what stands below them follows by itself."""

from collections import Counter

from palmecenter.hubs.models import CountryIndexPage, ThemeIndexPage
from palmecenter.languages.codes import CODES

from ..source import read
from ..tree import draft_child, find_child, home_page, publish, readiness, texts

INDEXES: dict[str, type[CountryIndexPage | ThemeIndexPage]] = {
    "countries": CountryIndexPage,
    "themes": ThemeIndexPage,
}


def load(made: Counter[str]) -> None:
    """Make the pages that are missing. The note is that of the texts on countries."""
    home = home_page()
    for record in read("site")["hubs"]:
        if find_child(home, record["slug_sv"]):
            continue
        source = read(record["key"]) if record["key"] == "countries" else {}
        page = INDEXES[record["key"]](
            slug=record["slug_sv"],
            slug_en=record["slug_en"],
            voice=record["voice"],
            show_in_menus=True,
            is_demo=True,
            **texts(record, heading="title", summary="summary"),
            **{f"note_{code}": source.get(f"note_{code}", "") for code in CODES},
            **readiness(),
        )
        draft_child(home, page)
        publish(page, made)
