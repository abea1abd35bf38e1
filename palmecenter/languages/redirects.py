"""Permanent redirects from every address that a page had, in both languages.

Wagtail's automatic redirects cover the language that the editor's admin happens to be in, and only
`slug`. Here the addresses of the whole subtree are taken before and after, under each language.
A redirect leads to a page, not to an address: so chains cannot form. One whose old address is live
again is deleted: so loops cannot form either.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.utils import translation
from wagtail.contrib.redirects.models import Redirect

from .addresses import look_up_ancestors
from .codes import CODES
from .memo import forget, remembering

# (page's key, route below the page) by old address.
Addresses = dict[str, tuple[int, str]]
BATCH = 500


def addresses_of(pages: Iterable) -> Addresses:
    """Return every public address of some pages, those of their print views and the like too."""
    pages = list(pages)
    found: Addresses = {}
    if not pages:
        return found
    with remembering():
        look_up_ancestors(pages, pages[0].all_pages())
        for code in CODES:
            with translation.override(code):
                for page in pages:
                    url = page.url
                    if url is None:
                        continue
                    # Its type knows what else is below it.
                    for route in page.specific_deferred.get_route_paths():
                        path = Redirect.normalise_path(url.rstrip("/") + route)
                        below = Redirect.normalise_page_route_path(route)
                        found[path] = (page.pk, below)
    return found


@contextmanager
def redirects_left_behind(page: Any) -> Iterator[None]:
    """Leave redirects for every live address below `page` that changes inside the block."""
    subtree = page.all_pages().filter(path__startswith=page.path, live=True)
    before = addresses_of(subtree)
    yield
    forget()
    after = addresses_of(page.all_pages().filter(pk__in={pk for pk, _ in before.values()}))
    record(before, after)


def record(before: Addresses, after: Addresses) -> None:
    """Write redirects from the addresses that are gone, and drop those that are in use again."""
    gone = {path: target for path, target in before.items() if path not in after}
    reused = [path for path in after if path not in before]
    for paths in _batches([*gone, *reused]):
        Redirect.objects.filter(old_path__in=paths, automatically_created=True).delete()
    Redirect.objects.bulk_create(
        (
            Redirect(
                old_path=path,
                redirect_page_id=pk,
                redirect_page_route_path=route,
                is_permanent=True,
                automatically_created=True,
            )
            for path, (pk, route) in gone.items()
        ),
        batch_size=BATCH,
    )


def _batches(paths: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(paths), BATCH):
        yield paths[start : start + BATCH]
