"""What of the manual is asked from the database, and where a chapter stands in it."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from palmecenter.pages.models import BasePage
from palmecenter.pages.querysets import public_for_listing, public_pages


@dataclass(frozen=True)
class Entry:
    """A public chapter in the table of contents. `page` is the bare page: headings and address."""

    number: int
    page: BasePage


@dataclass(frozen=True)
class Position:
    """Where a chapter stands among the public chapters of its manual."""

    entries: list[Entry] = field(default_factory=list)
    number: int | None = None
    """None for a chapter that is not public, such as a draft in preview."""

    @property
    def count(self) -> int:
        """How many chapters there are."""
        return len(self.entries)

    @property
    def previous(self) -> Entry | None:
        """The chapter before, if there is one."""
        return self.entries[self.number - 2] if self.number and self.number > 1 else None

    @property
    def next(self) -> Entry | None:
        """The chapter after, if there is one."""
        return self.entries[self.number] if self.number and self.number < self.count else None


def entries_of(manual: BasePage) -> list[Entry]:
    """The table of contents of a manual: its public chapters in the order of the tree."""
    return [Entry(number, page) for number, page in enumerate(manual.children(), start=1)]


def position_of(chapter: BasePage, manual: BasePage) -> Position:
    """Where a chapter stands in its manual."""
    entries = entries_of(manual)
    number = next((entry.number for entry in entries if entry.page.pk == chapter.pk), None)
    return Position(entries, number)


def fetch_whole(chapters: QuerySet) -> list[Any]:
    """Fetch the public ones of some chapters, with all that is in them, in few queries.

    Each has its `number`.
    """
    found: list[Any] = public_for_listing(
        public_pages(chapters)
        .select_related("picture")
        .prefetch_related("country_comments__country", "country_comments__party")
        .prefetch_related("questions__options", "discussion_questions", "picture__renditions")
        .order_by("path")
    )
    for number, chapter in enumerate(found, start=1):
        chapter.number = number
    return found
