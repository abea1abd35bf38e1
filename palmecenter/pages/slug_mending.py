"""Slugs from before every way in kept them: empty, doubled among siblings, or a word of a view's.

For a migration, which hands in the models of then: rows and revisions are read and written by their
columns. Which words a page's own addresses have is code, not data: the types are those of now.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from django.apps import apps as apps_of_now
from treebeard.mp_tree import MP_Node

from palmecenter.languages.slugs import numbered_slug, slug_of

from .models.slugs import LONGEST, PLAIN
from .routes import reserved_slugs

COLUMNS = {"slug": "sv", "slug_en": "en"}
NOBODY = 0
STEP = MP_Node.steplen


@dataclass
class Version:
    """The slugs of a page in its row, or in a revision that may be published, and its headings."""

    page: int
    key: int
    """Of the page or of the revision."""
    slugs: dict[str, str]
    headings: dict[str, str]
    kind: Any
    """What readers call pages of the type."""
    mended: dict[str, str] = field(default_factory=dict)

    def lacks(self, column: str, owners: dict[str, int]) -> bool:
        """Claim the slug in a column; tell whether another is needed, as there is none to claim.

        Without an English heading there need be no English slug.
        """
        if slug := self.slugs[column]:
            return owners.setdefault(slug, self.page) != self.page
        return column == "slug" or bool(self.headings[column])

    def base(self, column: str) -> str:
        """Find what a new slug begins with."""
        code = COLUMNS[column]
        base = self.slugs[column] or slug_of(self.headings[column])
        return base[:LONGEST] or numbered_slug(self.kind or PLAIN[code], code, self.page)


@dataclass
class Node:
    """A page in the tree."""

    path: str
    live: bool
    is_open: bool
    row: Version
    drafts: list[Version] = field(default_factory=list)

    @property
    def slugs(self) -> dict[str, str]:
        """The slugs of the row as they are from now on."""
        return {**self.row.slugs, **self.row.mended}


def settle(siblings: Iterable[Node], words: Iterable[str]) -> None:
    """Give each of some siblings slugs of its own, off the words that are taken otherwise.

    What is live keeps its slug before what is not, and the older page before the newer.
    """
    owners = dict.fromkeys(words, NOBODY)
    ordered = sorted(siblings, key=lambda node: (not node.live, node.row.page))
    versions = [node.row for node in ordered] + [one for node in ordered for one in node.drafts]
    lacking = [(one, column) for one in versions for column in COLUMNS if one.lacks(column, owners)]
    # A draft that says what the row does goes on doing so; one slug for both languages stays one.
    new: dict[tuple[int, str, str], str] = {}
    for one, column in lacking:
        old = one.slugs[column]
        same_in_swedish = new.get((one.page, "slug", old), "") if old else ""
        key = (one.page, column, old)
        new.setdefault(key, same_in_swedish or _free(one.base(column), owners, one.page))
        one.mended[column] = new[key]


def _free(base: str, owners: dict[str, int], page: int) -> str:
    """Claim a slug, or the first with a number behind it that is free or the page's own."""
    tried = (f"{base}-{number}" if number > 1 else base for number in count(1))
    return next(one for one in tried if owners.setdefault(one, page) == page)


def read(apps: Any) -> list[Node]:
    """Return all pages in the order of the tree, with what of their revisions may be published."""
    pages = apps.get_model("pages", "BasePage")
    columns = ("pk", "path", "live", "protection", "slug", "slug_en", "heading_sv", "heading_en")
    of_type = ("content_type__app_label", "content_type__model", "title")
    rows = pages.objects.order_by("path").values(*columns, *of_type)
    nodes = {row["pk"]: _node(row) for row in rows}
    for key, page, content in _drafts(apps, pages):
        if node := nodes.get(int(page)):
            draft = _version(content, node.row.page, node.row.kind)
            draft.key = key
            node.drafts.append(draft)
    return list(nodes.values())


def _drafts(apps: Any, pages: Any) -> Iterator[tuple[int, str, dict[str, Any]]]:
    revisions = apps.get_model("wagtailcore", "Revision").objects.filter(
        base_content_type__app_label="wagtailcore", base_content_type__model="page"
    )
    latest = revisions.filter(pk__in=pages.objects.values("latest_revision_id"))
    scheduled = revisions.filter(approved_go_live_at__isnull=False)
    found = (latest | scheduled).order_by("pk").values_list("pk", "object_id", "content")
    yield from found.iterator(chunk_size=100)


def _node(row: dict[str, Any]) -> Node:
    model = _type_of(row)
    version = _version(row, row["pk"], getattr(model, "kind", ""))
    return Node(row["path"], row["live"], row["protection"] == "open", version)


def _version(values: dict[str, Any], page: int, kind: Any) -> Version:
    swedish = values.get("heading_sv") or values.get("title") or ""
    headings = {"slug": swedish, "slug_en": values.get("heading_en") or ""}
    return Version(page, page, {name: values.get(name) or "" for name in COLUMNS}, headings, kind)


def _type_of(row: dict[str, Any]) -> type | None:
    """Find the type of a page as it is now; one that is gone has no addresses of its own."""
    try:
        return apps_of_now.get_model(row["content_type__app_label"], row["content_type__model"])
    except LookupError:
        return None


def words_below(apps: Any) -> dict[str, set[str]]:
    """Return by tree path what no page of ours below another can be called.

    That is what the other's own addresses begin with, and the slugs of pages that are not ours.
    """
    pages, ours = apps.get_model("wagtailcore", "Page"), apps.get_model("pages", "BasePage")
    words: dict[str, set[str]] = defaultdict(set)
    columns = ("path", "content_type__app_label", "content_type__model")
    for row in pages.objects.values(*columns):
        if model := _type_of(row):
            words[row["path"]] |= reserved_slugs(model)
    for path, slug in pages.objects.exclude(pk__in=ours.objects.values("pk")).values_list(
        "path", "slug"
    ):
        words[path[:-STEP]].add(slug)
    return words


def by_parent(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    """Group pages by the tree path of the page above."""
    groups: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        groups[node.path[:-STEP]].append(node)
    return groups
