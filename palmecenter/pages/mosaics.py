"""What joins a protected page to other public pages: links, pictures, documents, people, series.

What many pages share tells of none of them: see `FEW`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Model, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import ReferenceIndex

from palmecenter.media.models import Document, Image
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.marks import marked_name
from palmecenter.protection.mosaics.findings import Finding, Link, register
from palmecenter.protection.mosaics.subjects import Reference, Subject, reference_to
from palmecenter.taxonomy.models import Organisation, Person

from .models import BasePage
from .querysets import public_pages

FEW = 4
"""How many public pages may share something for it to tell which page belongs to which."""

# What two pages share, and what is said of it.
SHARED: dict[type[Model], Promise] = {
    Image: _("The picture “%(thing)s” is on this page, or was until now, and here too:"),
    Document: _("The document “%(thing)s” is on this page, or was until now, and here too:"),
    Person: _("%(thing)s stands on this page, or did until now, and here too:"),
    Organisation: _("%(thing)s stands on this page, or did until now, and here too:"),
    BasePage: _("This page refers to “%(thing)s”, or did until now, and so does:"),
}
LINKED_FROM = _("Here stands a link to this page:")
LINKS_TO = _("This page links to, or names as related:")


def to_editor(page: Any) -> Link:
    """Return the link to a page's editor."""
    return Link(marked_name(page), reverse("wagtailadmin_pages:edit", args=[page.pk]))


def others_of(subject: Subject, pages: Iterable[Any]) -> Iterator[Any]:
    """Yield those pages that may tell something together with a subject: one of two is not open."""
    for page in pages:
        is_open = page.protection == ProtectionLevel.OPEN
        if page.pk != subject.page.pk and not (subject.is_open and is_open):
            yield page


@dataclass
class References:
    """What the subjects refer to or did until now, who refers to it too, and who to them."""

    subjects: Sequence[Subject]
    holders: dict[Reference, set[int]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        self.kinds = {reference_to(model, 0)[0]: model for model in SHARED}
        self.page_type, _key = reference_to(BasePage, 0)
        self.stored = self._stored([one for one in self.subjects if one.is_row])
        self.held = {subject: self._held_by(subject) for subject in self.subjects}
        wanted = {reference for held in self.held.values() for reference in held}
        self._look_up(wanted | {self.own(one) for one in self.subjects})

    def own(self, subject: Subject) -> Reference:
        """How a subject itself is referred to."""
        return self.page_type, str(subject.page.pk)

    def of(self, subject: Subject) -> dict[Reference, str]:
        """What a subject refers to, and by what path; of rows, the index knows."""
        return self.stored[subject.page.pk] if subject.is_row else subject.references

    def _stored(self, rows: Sequence[Subject]) -> dict[int, dict[Reference, str]]:
        found: dict[int, dict[Reference, str]] = defaultdict(dict)
        index = ReferenceIndex.objects.filter(
            base_content_type=self.page_type, object_id__in=[str(one.page.pk) for one in rows]
        )
        columns = ("object_id", "to_content_type", "to_object_id", "model_path")
        for page, type_id, key, path in index.values_list(*columns) if rows else ():
            found[int(page)][type_id, key] = path
        return found

    def _held_by(self, subject: Subject) -> set[Reference]:
        held = dict(self.of(subject))
        if subject.before and not subject.is_open:
            held |= self.of(subject.before)
        return {
            one for one, path in held.items() if one[0] in self.kinds and self._is_shared(one, path)
        }

    def _is_shared(self, reference: Reference, path: str) -> bool:
        # A page that two pages belong to, such as a series: not one that both link to.
        return reference[0] != self.page_type or "." not in path

    def _look_up(self, wanted: set[Reference]) -> None:
        by_type: dict[int, set[str]] = defaultdict(set)
        for type_id, key in wanted:
            by_type[type_id].add(key)
        is_wanted = Q()
        for type_id, keys in by_type.items():
            is_wanted |= Q(to_content_type=type_id, to_object_id__in=keys)
        rows = ReferenceIndex.objects.filter(is_wanted, base_content_type=self.page_type)
        columns = ("to_content_type", "to_object_id", "object_id")
        for type_id, key, page in rows.values_list(*columns):
            self.holders[type_id, key].add(int(page))

    @cached_property
    def pages(self) -> dict[int, Any]:
        """The public ones among all pages that were found."""
        keys = {page for pages in self.holders.values() for page in pages}
        for subject in self.subjects:
            keys |= {int(key) for type_id, key in self.of(subject) if type_id == self.page_type}
        rows = public_pages(BasePage.objects.filter(pk__in=keys)).only(
            "title", "protection", "path"
        )
        return {page.pk: page for page in rows}

    def sharing(self, subject: Subject, reference: Reference) -> list[Any]:
        """Return the other public pages that share something; none where they are many."""
        keys = self.holders[reference] - {subject.page.pk}
        pages = [self.pages[key] for key in sorted(keys) if key in self.pages]
        return list(others_of(subject, pages)) if len(pages) <= FEW else []

    @cached_property
    def things(self) -> dict[Reference, Model]:
        """What is shared, by its reference."""
        keys: dict[int, set[str]] = defaultdict(set)
        for subject, held in self.held.items():
            for type_id, key in held:
                if self.sharing(subject, (type_id, key)):
                    keys[type_id].add(key)
        return {
            (type_id, str(thing.pk)): thing
            for type_id, wanted in keys.items()
            for thing in self.kinds[type_id]._default_manager.filter(pk__in=wanted)
        }


@register
def find_relations(subjects: Sequence[Subject]) -> Iterator[Finding]:
    """Find public pages that a page links to or shares something rare with, or that link to it."""
    known = References(subjects)
    for subject in subjects:
        yield from _links(subject, known)
        yield from _shared(subject, known)


def _links(subject: Subject, known: References) -> Iterator[Finding]:
    linking = known.holders.get(known.own(subject), set())
    linked = {int(key) for type_id, key in known.of(subject) if type_id == known.page_type}
    for name, sentence, keys in (("from", LINKED_FROM, linking), ("to", LINKS_TO, linked)):
        pages = [known.pages[key] for key in sorted(keys) if key in known.pages]
        for page in others_of(subject, pages):
            yield Finding(subject, f"link {name} {page.pk}", str(sentence), (to_editor(page),))


def _shared(subject: Subject, known: References) -> Iterator[Finding]:
    for reference in sorted(known.held[subject]):
        thing = known.things.get(reference)
        for page in known.sharing(subject, reference) if thing else ():
            sentence = SHARED[known.kinds[reference[0]]] % {"thing": thing}
            key = f"shares {reference[0]} {reference[1]} {page.pk}"
            yield Finding(subject, key, sentence, (to_editor(page),))
