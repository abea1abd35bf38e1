"""The pages that are listed, and the entries of lists, written from their live rows."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django.apps import apps
from django.db import transaction
from wagtail.query import PageQuerySet

from palmecenter.languages.availability import languages_of
from palmecenter.languages.codes import CODES, localized, other
from palmecenter.languages.collation import sort_key
from palmecenter.languages.mixins import PageMixin

from .models import Entry
from .totals_cache import change_version

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


class ListedMixin(PageMixin):
    """A page that lists can be filtered down to.

    Its entry is written in the same transaction as its row: what is withheld from one is never in
    the other.
    """

    comes_before: ClassVar[tuple[str, ...]] = ("BasePage",)

    class Meta:
        abstract = True

    def listed_facts(self) -> Facts:
        """The facts that the live page is filtered and sorted by."""
        raise NotImplementedError

    @classmethod
    def with_listed_facts(cls) -> PageQuerySet:
        """The queryset of pages with what `listed_facts` reads."""
        return cls.objects.all()

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save the page and its entry."""
        saved = super().save(*args, **kwargs)
        refresh(type(self), [self.pk])
        return saved


def listed_types() -> list[type[ListedMixin]]:
    """The page types that are listed."""
    return [model for model in apps.get_models() if issubclass(model, ListedMixin)]


def word_for(name: str, key: object) -> str:
    """The word that stands in an entry for a term: `country=7`."""
    if not KEY.fullmatch(str(key)):
        raise ValueError(f"{key!r} cannot be the key of a term.")
    return f"{name}={key}"


def entry_of(page: ListedMixin) -> Entry:
    """Make the entry of a live page, unsaved."""
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
def refresh(page_type: type[ListedMixin], keys: Iterable[int]) -> int:
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
    change_version([str(page_type._meta.model_name)])
    return len(made)
