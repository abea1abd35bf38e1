"""Writing mended slugs: rows, what is below them, revisions, and redirects from where pages were.

For the same migration as `slug_mending`, by the models that it hands in.
"""

from collections.abc import Iterator
from itertools import product
from operator import attrgetter
from typing import Any

from wagtail.contrib.redirects.models import Redirect

from palmecenter.languages.redirects import Addresses, record

from .slug_mending import COLUMNS, STEP, Node, by_parent, read, settle, words_below


def mend_slugs(apps: Any) -> int:
    """Mend the slugs of all pages; return how many pages and revisions had one that was wrong."""
    nodes, words = read(apps), words_below(apps)
    for parent, siblings in by_parent(nodes).items():
        settle(siblings, words[parent])
    renamed = [node for node in nodes if node.row.mended]
    pages = apps.get_model("pages", "BasePage")
    for node in renamed:
        pages.objects.filter(pk=node.row.page).update(**node.row.mended)
    _write_paths(apps, {node.path for node in renamed if "slug" in node.row.mended})
    _leave_redirects(apps, nodes)
    return len(renamed) + _write_drafts(apps, nodes)


def _write_paths(apps: Any, renamed: set[str]) -> None:
    """Write the Swedish paths, which Wagtail stores, of renamed pages and of all below them."""
    pages = apps.get_model("wagtailcore", "Page")
    new: dict[str, str] = {}
    found = pages.objects.order_by("path").values_list("pk", "path", "slug", "url_path")
    for key, path, slug, stored in found:
        above = new.get(path[:-STEP])
        if above or path in renamed:
            new[path] = f"{above or _start(stored)}{slug}/"
            pages.objects.filter(pk=key).update(url_path=new[path])


def _start(url_path: str) -> str:
    """Return the stored path of the page above. A slug was empty perhaps: two slashes end it."""
    return url_path[:-1].rpartition("/")[0] + "/"


def _write_drafts(apps: Any, nodes: list[Node]) -> int:
    revisions = apps.get_model("wagtailcore", "Revision")
    mended = {one.key: one.mended for node in nodes for one in node.drafts if one.mended}
    for key, slugs in mended.items():
        found = revisions.objects.filter(pk=key)
        content = found.values_list("content", flat=True).get()
        found.update(content={**content, **slugs})
    return len(mended)


def _leave_redirects(apps: Any, nodes: list[Node]) -> None:
    """Lead on from where live pages were.

    Not from where another one is by now, nor from an address that tells what a level hides.
    """
    sites = apps.get_model("wagtailcore", "Site")
    roots = list(sites.objects.values_list("root_page__path", flat=True))
    known = {node.path: node for node in nodes}
    before: Addresses = {}
    after: Addresses = {}
    for node, root in product(filter(attrgetter("live"), nodes), roots):
        line = [known[one] for one in _line(node.path, root) if one in known]
        after |= _addresses(node, [one.slugs for one in line])
        changed = [one for one in line if one.row.mended]
        if changed and all(one.is_open for one in changed):
            before |= _addresses(node, [one.row.slugs for one in line])
    record(before, after, apps.get_model("wagtailredirects", "Redirect"))


def _line(path: str, root: str) -> Iterator[str]:
    """Yield the tree paths from below a root to a page; none where it is not below that."""
    if path.startswith(root):
        yield from (path[:end] for end in range(len(root) + STEP, len(path) + 1, STEP))


def _addresses(node: Node, line: list[dict[str, str]]) -> Addresses:
    """Return the addresses of a page; with an empty slug in it, none was one."""
    found: Addresses = {}
    for column, code in COLUMNS.items():
        parts = [slugs[column] or slugs["slug"] for slugs in line]
        if parts and all(parts):
            found[Redirect.normalise_path(f"/{code}/{'/'.join(parts)}/")] = node.row.page
    return found
