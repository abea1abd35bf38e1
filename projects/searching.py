"""What search finds a project by, besides its heading, summary and text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from palmecenter.languages.codes import localized

if TYPE_CHECKING:
    from .models import ProjectPage


def searched_words(page: "ProjectPage", code: str) -> Iterator[str]:
    """Yield the page's lessons and results, and the names it shows, in one language."""
    yield getattr(page, localized("lessons", code)) or ""
    for result in page.results.all():
        yield getattr(result, localized("statement", code)) or ""
    name = localized("name", code)
    for country in page.countries.all():
        yield getattr(country, name)
    if page.region:
        yield getattr(page.region, name)
    named = (page.themes, page.target_groups, page.ways_of_working)
    organisations = (page.member_organisations, page.partner_organisations)
    for terms in (*named, *organisations):
        for term in terms.all():
            yield getattr(term, name)
