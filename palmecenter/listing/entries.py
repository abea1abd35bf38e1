"""Writing the entries of lists, from the live rows of pages."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import transaction

from palmecenter.languages.codes import CODES, localized, other
from palmecenter.languages.presence import languages_of

from .collation import sort_key
from .models import Entry
from .states import change

if TYPE_CHECKING:
    from .pages import ListedMixin

KEY = re.compile(r"[\w-]+")
UPDATED = [column.name for column in Entry._meta.concrete_fields if column.name != "page"]


@dataclass(frozen=True)
class Facts:
    """What a page is filtered and sorted by.

    `terms` holds, by the name of each facet, the keys of its terms: a primary key, or the value of
    a choice. What happens on one day starts and ends on it. `override` is a status that staff gave.
    """

    terms: Mapping[str, Iterable[object]] = field(default_factory=dict)
    starts: date | None = None
    ends: date | None = None
    override: str = ""
    amount: int | None = None


def listed_types() -> "list[type[ListedMixin]]":
    """Return the page types that are listed."""
    from .pages import ListedMixin

    return [model for model in apps.get_models() if issubclass(model, ListedMixin)]


def word_for(name: str, key: object) -> str:
    """Return the word that stands in an entry for a term: `country=7`."""
    if not KEY.fullmatch(str(key)):
        raise ValueError(f"{key!r} cannot be the key of a term.")
    return f"{name}={key}"


def entry_of(page: "ListedMixin") -> Entry:
    """Return the unsaved entry of a live page."""
    facts = page.listed_facts()
    words = [word_for(name, key) for name, keys in facts.terms.items() for key in keys]
    exists = languages_of(page)
    # Where a page does not exist in a language, its list shows it in the other one.
    shown = {code: code if code in exists else other(code) for code in CODES}
    headings = {code: getattr(page, localized("heading", shown[code])) or "" for code in CODES}
    return Entry(
        page_id=page.pk,
        type=type(page)._meta.model_name,
        terms=f" {' '.join(dict.fromkeys(words))} ",
        starts=facts.starts,
        ends=facts.ends,
        override=facts.override,
        amount=facts.amount,
        **{localized("order", code): sort_key(headings[code], code) for code in CODES},
    )


@transaction.atomic
def refresh(page_type: "type[ListedMixin]", keys: Iterable[int]) -> int:
    """Bring the entries of some pages up to date with their live rows. Safe to call again.

    Read anew from the database, as an instance at hand can hold more than its live row. An alias is
    not listed: its original is. Returns how many of them are listed now.
    """
    keys = set(keys)
    originals = page_type.with_listed_facts().live().filter(pk__in=keys, alias_of=None)
    made = [entry_of(page) for page in originals]
    gone = keys - {entry.page_id for entry in made}
    if gone:
        Entry.objects.filter(page__in=gone).delete()
    Entry.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["page"], update_fields=UPDATED
    )
    change([str(page_type._meta.model_name)])
    return len(made)
