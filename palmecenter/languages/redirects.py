"""Permanent redirects from every address that a page had, in both languages.

Wagtail's automatic redirects cover the language that the editor's admin happens to be in, and only
`slug`. Here the addresses of the whole subtree are taken before and after, under each language.
A redirect leads to a page, not to an address: so chains cannot form. One whose old address is live
again is deleted: so loops cannot form either. What a page has below its address (views, files,
places, links in letters that were sent) moves with it: see `moved_below`.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site

from .addresses import look_up_ancestors
from .codes import CODES, active
from .request_cache import caching, clear_cache

# A page's key by its old address.
Addresses = dict[str, int]
BATCH = 500
# Pages are not nested deeper, and nobody shall make us look up a path of thousands of parts.
DEEPEST = 12


def addresses_of(pages: Iterable) -> Addresses:
    """Return the public addresses of some pages, in both languages."""
    pages = list(pages)
    found: Addresses = {}
    with caching():
        if pages:
            look_up_ancestors(pages, pages[0].all_pages())
        for code in CODES:
            with translation.override(code):
                urls = {page.pk: page.url for page in pages}
            found |= {Redirect.normalise_path(url): pk for pk, url in urls.items() if url}
    return found


@contextmanager
def redirects_left_behind(page: Any) -> Iterator[None]:
    """Leave redirects for every live address below `page` that changes inside the block."""
    subtree = page.all_pages().filter(path__startswith=page.path, live=True)
    before = addresses_of(subtree)
    yield
    clear_cache()
    after = addresses_of(page.all_pages().filter(pk__in=before.values()))
    record(before, after)


def record(before: Addresses, after: Addresses, redirects: Any = Redirect) -> None:
    """Write redirects from the addresses that are gone, and drop those that are in use again.

    A migration hands in its own model of `redirects`.

    What staff wrote stays, and leads where they said: beside it there is no second redirect from
    an address, of which Wagtail would know neither to take and fail.
    """
    gone = {path: target for path, target in before.items() if path not in after}
    reused = [path for path in after if path not in before]
    for paths in _batches([*gone, *reused]):
        there = redirects.objects.filter(old_path__in=paths)
        there.filter(automatically_created=True).delete()
        for path in there.filter(site=None).values_list("old_path", flat=True):
            gone.pop(path, None)
    redirects.objects.bulk_create(
        (
            redirects(
                old_path=path,
                redirect_page_id=pk,
                is_permanent=True,
                automatically_created=True,
            )
            for path, pk in gone.items()
        ),
        batch_size=BATCH,
    )


def moved_below(request: HttpRequest) -> str:
    """Return the address that something below a page has now that the page has another one.

    Empty unless the page leads there: what never was is not found at its old address, not at a new
    one.
    """
    parts = request.path_info.strip("/").split("/")
    rests = {
        Redirect.normalise_path(f"/{'/'.join(parts[:number])}"): parts[number:]
        for number in range(2, min(len(parts), DEEPEST))
    }
    redirects = Redirect.get_for_site(Site.find_for_request(request))
    found = redirects.filter(old_path__in=rests, redirect_page__live=True)
    for redirect in sorted(found, key=lambda one: len(one.old_path), reverse=True):
        page, rest = redirect.redirect_page.specific, rests[redirect.old_path]
        if for_members(page).exists():
            continue
        try:
            page.route_here(request, rest)
        except Http404:
            continue
        slash = "/" if request.path_info.endswith("/") else ""
        return f"{page.address(active())}{'/'.join(rest)}{slash}"
    return ""


def for_members(page: Page) -> QuerySet[PageViewRestriction]:
    """Return what keeps a page for people who have signed in; a password does not."""
    return page.get_view_restrictions().exclude(restriction_type=PageViewRestriction.PASSWORD)


def _batches(paths: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(paths), BATCH):
        yield paths[start : start + BATCH]
