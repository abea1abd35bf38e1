"""What lists put side by side: the only page at a level in its country, and the same dates."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from palmecenter.pages.models import BasePage
from palmecenter.pages.mosaics import FEW, others_of, to_editor
from palmecenter.pages.querysets import public_pages
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.mosaics.findings import Finding, register
from palmecenter.protection.mosaics.subjects import Subject

from .models import Entry

DATES = (("period_start", "period_end"), ("start_date", "end_date"))
"""Columns that say from when till when, by page types' own names."""
LIMITED = ProtectionLevel.LIMITED


class InCountries:
    """The public pages of one type in some countries, by country."""

    def __init__(self, model: Any, subjects: Iterable[Subject]) -> None:
        """Look them up, with their levels: one query for all subjects of the type."""
        self.pages: dict[Any, dict[int, Any]] = defaultdict(dict)
        keys = {country.pk for subject in subjects for country in _countries(subject)}
        rows = public_pages(model.objects.filter(countries__in=keys, alias_of=None))
        for country, *columns in rows.values_list("countries", "pk", "title", "protection"):
            if country in keys:
                page = BasePage(**dict(zip(("pk", "title", "protection"), columns, strict=True)))
                self.pages[country][page.pk] = page

    def other(self, country: Any, subject: Subject, level: ProtectionLevel) -> list[Any]:
        """Return the pages of a level in a country but the subject's own."""
        pages = self.pages[country.pk].values()
        return [page for page in pages if page.protection == level and page.pk != subject.page.pk]


def _countries(subject: Subject) -> list[Any]:
    """Return the countries that a page shows, or showed until now."""
    before = subject.before.related("countries") if subject.before else []
    return [*subject.related("countries"), *before]


@register
def find_only_ones(subjects: Sequence[Subject]) -> Iterator[Finding]:
    """Find pages that are the only one of their type at *limited* in a country.

    Whoever knows who works there with whom on what, knows who is not named.
    """
    by_model: dict[Any, list[Subject]] = defaultdict(list)
    for subject in subjects:
        model = type(subject.page)
        if hasattr(model, "countries") and LIMITED in model.protected_facts:
            by_model[model].append(subject)
    for model, asked in by_model.items():
        known = InCountries(model, asked)
        for subject in asked:
            yield from _only_here(subject, known)
            yield from _left_alone(subject, known)


def _only_here(subject: Subject, known: InCountries) -> Iterator[Finding]:
    if subject.level != LIMITED:
        return
    for country in subject.related("countries"):
        if known.other(country, subject, LIMITED):
            continue
        sentence = _(
            "This is the only %(kind)s at “limited” in %(country)s. Its theme, its dates and who "
            "runs it may tell who the partner is."
        )
        words = {"kind": subject.page._meta.verbose_name, "country": country}
        beside = known.other(country, subject, ProtectionLevel.OPEN)[:FEW]
        if beside:
            more = _("There are open ones too, which name their partners:")
            sentence = f"{sentence} {more}"
        links = tuple(map(to_editor, beside))
        yield Finding(subject, f"only {country.pk}", sentence % words, links)


def _left_alone(subject: Subject, known: InCountries) -> Iterator[Finding]:
    """Find which page is the only one when this one is at *limited* no more."""
    before = subject.before
    if subject.level == LIMITED or before is None or before.level != LIMITED:
        return
    for country in before.related("countries"):
        left = known.other(country, subject, LIMITED)
        if len(left) == 1:
            words = {"kind": subject.page._meta.verbose_name, "country": country}
            sentence = _("Without this page, only one %(kind)s is at “limited” in %(country)s:")
            key = f"alone {country.pk} {left[0].pk}"
            yield Finding(subject, key, sentence % words, (to_editor(left[0]),))


@register
def find_same_dates(subjects: Sequence[Subject]) -> Iterator[Finding]:
    """Find the few public pages that are listed with the very dates of a page."""
    spans = {subject: span for subject in subjects if (span := _span(subject))}
    if not spans:
        return
    starts = {start for start, _end in spans.values()}
    entries = Entry.objects.filter(starts__in=starts).values_list("page", "starts", "ends")
    found: dict[tuple[date, date], list[int]] = defaultdict(list)
    for page, start, end in entries:
        if start:
            found[start, end or start].append(page)
    keys = {key for span in spans.values() for key in found[span]}
    rows = public_pages(BasePage.objects.filter(pk__in=keys)).only("title", "protection", "path")
    pages = {page.pk: page for page in rows}
    for subject, span in spans.items():
        same = [pages[key] for key in found[span] if key in pages and key != subject.page.pk]
        for page in others_of(subject, same if len(same) <= FEW else ()):
            sentence = _("The very same dates stand here:")
            yield Finding(subject, f"dates {page.pk} {span}", sentence, (to_editor(page),))


def _span(subject: Subject) -> tuple[date, date] | None:
    """Return from when till when; None where nobody is told, or it is whole years."""
    for first, last in DATES:
        start = subject.column(first)
        end = subject.column(last) or start
        if start and not ((start.month, start.day) == (1, 1) and (end.month, end.day) == (12, 31)):
            return start, end
    return None
