"""Addresses in the reader's language, derived from the slugs of a page and its ancestors.

Swedish addresses are Wagtail's own (`slug`, `url_path`). English ones join the ancestors'
`slug_en`, or `slug` where there is none. Nothing is stored: a stored English path let a draft's
slug leak into live descendants; a derived one stays right through drafts, renames and moves.
"""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from treebeard.mp_tree import MP_Node

from .codes import active
from .request_cache import get_cached

Slugs = tuple[str, str]

# Wagtail's root is at depth 1, the sites' home pages are below it.
HOME_DEPTH = 2


def _known_slugs() -> dict[str, Slugs]:
    """Return the slugs known so far in this request, by tree path; to be added to."""
    return get_cached("slugs_by_tree_path", dict)


def remember(pages: Iterable[MP_Node]) -> None:
    """Remember the slugs of pages that are at hand already, such as those met while routing."""
    _known_slugs().update((page.path, (page.slug, page.slug_en)) for page in pages)


def _prefixes(page: MP_Node, levels: int) -> list[str]:
    """Return the tree paths of a page and its ancestors, the topmost of `levels` first."""
    ends = range(page.depth - levels + 1, page.depth + 1)
    return [page.path[: depth * page.steplen] for depth in ends]


def _look_up(tree_paths: Iterable[str], pages: QuerySet) -> dict[str, Slugs]:
    known = _known_slugs()
    missing = {path for path in tree_paths if path not in known}
    if missing:
        rows = pages.filter(path__in=missing).values_list("path", "slug", "slug_en")
        known.update((path, (slug, slug_en)) for path, slug, slug_en in rows)
    return known


def look_up_ancestors(listed: list[MP_Node], pages: QuerySet) -> None:
    """Fetch the slugs of all ancestors of a list in one query, for the addresses that follow.

    `pages` is the queryset of all pages (`BasePage.rows()`).
    """
    remember(listed)
    paths = {path for page in listed for path in _prefixes(page, page.depth - HOME_DEPTH)}
    _look_up(paths, pages)


def english_path(page: MP_Node, swedish_path: str, pages: QuerySet) -> str:
    """Return the address below the site's root in English, given the Swedish one.

    Both look like `about-us/contact/`; the root's own is the empty string.
    """
    levels = swedish_path.count("/")
    if not levels:
        return ""
    prefixes = _prefixes(page, levels)
    slugs = _look_up(prefixes, pages)
    parts = []
    for prefix, swedish in zip(prefixes, swedish_path.split("/"), strict=False):
        slug, slug_en = slugs.get(prefix, (swedish, ""))
        parts.append(slug_en or slug)
    return "/".join(parts) + "/"


def find_page(
    root: MP_Node, components: list[str], pages: QuerySet, along: Q
) -> tuple[list[MP_Node], list[str], list[MP_Node]]:
    """Walk an address down from `root` in the active language, by one query.

    `along` selects pages below `root` to fetch by the same query, which the navigation needs
    anyway. Returns the pages met, topmost first; the components that are no page's: a view of the
    last page (`print`) or nothing known; and all pages fetched, in no order.
    A child is looked up by its slug in the active language, then by that in the other: an address
    works before and after its page is translated, and under the wrong language.
    """
    wanted = Q(slug__in=components) | Q(slug_en__in=components)
    levels = Q(depth__gt=root.depth, depth__lte=root.depth + len(components))
    candidates = list(pages.filter(along | (wanted & levels), path__startswith=root.path))
    by_parent: dict[str, list[MP_Node]] = {}
    for page in candidates:
        by_parent.setdefault(page.path[: -page.steplen], []).append(page)

    met: list[MP_Node] = []
    current = root
    for component in components:
        siblings = by_parent.get(current.path, [])
        child = _child(siblings, component)
        if child is None:
            break
        child._cached_parent_obj = current
        met.append(child)
        current = child
    return met, components[len(met) :], candidates


def _child(siblings: list[MP_Node], component: str) -> MP_Node | None:
    names = ("slug_en", "slug") if active() == "en" else ("slug", "slug_en")
    found = (page for name in names for page in siblings if getattr(page, name) == component)
    return next(found, None)
