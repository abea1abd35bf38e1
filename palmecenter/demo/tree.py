"""Putting pages into the tree, and publishing them the way an editor does."""

import json
from collections import Counter
from typing import Any

from wagtail.models import Page

from palmecenter.languages.codes import CODES
from palmecenter.pages.models import BasePage, HomePage

from .prose import Block
from .source import Record


def home_page() -> HomePage:
    """Return the home page of the default site."""
    return HomePage.objects.get(sites_rooted_here__is_default_site=True)


def find_child(parent: Page, slug: str) -> BasePage | None:
    """Return the child with a Swedish slug, as its own type; None when there is none."""
    page = BasePage.objects.child_of(parent).filter(slug=slug).first()
    return page.specific if page else None


def draft_child(parent: Page, page: BasePage) -> BasePage:
    """Add a page to the tree, unpublished, and return it."""
    page.live = False
    parent.add_child(instance=page)
    return page


def publish(page: BasePage, made: Counter[str]) -> None:
    """Publish a page by a revision: what is not ready stays in the revision, as for editors."""
    # The tree may have grown below the page since it was drafted.
    page.refresh_from_db(fields=["path", "numchild"])
    page.save_revision().publish()
    made["pages"] += 1


def texts(record: Record, **columns: str) -> dict[str, Any]:
    """Return a page's translated columns from a record's keys: `texts(record, heading="title")`."""
    return {
        f"{column}_{code}": record.get(f"{key}_{code}") or ""
        for column, key in columns.items()
        for code in CODES
    }


def readiness(not_ready: str | None = None) -> dict[str, bool]:
    """Return which languages of a page are ready: both, but for the one named."""
    return {f"ready_{code}": code != not_ready for code in CODES}


def set_body(page: BasePage, bodies: dict[str, list[Block]], field: str = "body") -> None:
    """Give a page its text in each language, in the form in which the field stores it."""
    for code, blocks in bodies.items():
        setattr(page, f"{field}_{code}", json.dumps(blocks))
