"""Writing the texts that search reads, from the live rows of pages."""

from collections.abc import Iterable

from django.db import transaction
from wagtail.search.backends import get_search_backend

from palmecenter.languages.availability import languages_of
from palmecenter.languages.codes import localized
from palmecenter.pages.models import BasePage

from .models import PageText, kind_of
from .words import plain, sentences

UPDATED = ["alone", "type", "heading", "summary", "text", "other_words"]


def texts_of(page: BasePage) -> list[PageText]:
    """Return the unsaved rows of a page's live row: none for a draft, nor for an alias."""
    codes = languages_of(page) if page.live and not page.alias_of_id else []
    return [
        PageText(
            page_id=page.pk,
            language=code,
            alone=len(codes) == 1,
            type=kind_of(type(page)),
            heading=plain(getattr(page, localized("heading", code)) or ""),
            summary=plain(getattr(page, localized("summary", code)) or ""),
            text=sentences(page.words(code)),
            other_words=_other_words(page, code),
        )
        for code in codes
    ]


def _other_words(page: BasePage, code: str) -> str:
    """Return what finds a page beside its text: whoever asks for Swaziland finds Eswatini."""
    countries = page.countries.all() if hasattr(page, "countries") else []
    aliases = [alias for country in countries for alias in country.aliases]
    return plain(" ".join([page.other_words(code), *aliases]))


@transaction.atomic
def refresh(pages: Iterable[BasePage]) -> int:
    """Bring the rows of some pages, and the search index, up to date. Safe to call again.

    `pages` must come freshly from the database, each in its own type: an instance at hand can hold
    more than its live row, such as a language that is not ready. Returns how many rows they have.
    """
    pages = list(pages)
    rows = [row for page in pages for row in texts_of(page)]
    kept = {(row.page_id, row.language) for row in rows}
    known = PageText.objects.filter(page__in=pages).values_list("pk", "page_id", "language")
    stale = [pk for pk, *place in known if tuple(place) not in kept]
    if stale:
        PageText.objects.filter(pk__in=stale).delete()
    PageText.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["page", "language"], update_fields=UPDATED
    )
    get_search_backend().add_bulk(PageText, rows)
    return len(rows)
