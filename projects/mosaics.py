"""Sums that a level hides, and that two public sums tell by their difference."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from palmecenter.figures.numbers import kronor
from palmecenter.formatting import rounded
from palmecenter.listing.models import Entry
from palmecenter.pages.models import BasePage
from palmecenter.pages.mosaics import to_editor
from palmecenter.pages.querysets import public_pages
from palmecenter.protection.mosaics.findings import Finding, register
from palmecenter.protection.mosaics.subjects import Subject
from palmecenter.search.models import PageText
from palmecenter.taxonomy.known_names import PARTNERS

from .models import ProjectPage

FACETS = ("country", "theme", "member_organisation")
"""Terms whose lists tell a sum of their own."""
# "1 204 518", "1,204,518" or "1204518"; "1,2".
WRITTEN = re.compile(r"\d{1,3}(?:[ .,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
MILLIONS = re.compile(r"\s*(?:miljon|mn?kr\b|msek|million|m\b)", re.IGNORECASE)
MILLION, LEAST = 1_000_000, 100_000


@register
def find_sums(subjects: Sequence[Subject]) -> Iterator[Finding]:
    """Find what tells a sum of a project that its level hides or rounds."""
    for subject in subjects:
        if isinstance(subject.page, ProjectPage) and not subject.is_open:
            yield from _remainder(subject)
            yield from _totals(subject)


def _remainder(subject: Subject) -> Iterator[Finding]:
    """Find what is left of the budget where a partner who gives some of it is named no more."""
    budget = subject.column("budget")
    rows = subject.rows("funders")
    named = [row for row in rows if not _is_partner(row.get("organisation"))]
    given = [*rows, *(subject.before.rows("funders") if subject.before else [])]
    if not any(_is_partner(row.get("organisation")) for row in given):
        return
    amounts = [row.get("amount") for row in named]
    if not budget or not named or None in amounts:
        return
    left = rounded(budget) - sum(rounded(amount) for amount in amounts if amount)
    if left > 0:
        sentence = _(
            "The budget less what the named funders give leaves %(sum)s: what the partner gives, "
            "who is not named."
        )
        yield Finding(subject, f"remainder {left}", sentence % {"sum": kronor(left)})


def _is_partner(organisation: Any) -> bool:
    return bool(organisation) and organisation.role in PARTNERS


def _totals(subject: Subject) -> Iterator[Finding]:
    """Find public sums that the budget was part of until now."""
    before = subject.before
    hidden = before.column("budget") if before else None
    budget = subject.column("budget")
    now = rounded(budget) if budget else 0
    if before is None or not hidden or hidden == now:
        return
    totals = _with_it(before.page.pk)
    if not totals:
        return
    fall = {"sum": kronor(abs(hidden - now)), "whole": kronor(totals[""])}
    sentence = _(
        "The sums of the lists (all projects: %(whole)s; also by country, theme and member) change "
        "by %(sum)s with this page. Whoever kept them has its budget by taking one from the other."
    )
    yield Finding(subject, f"totals {hidden}", sentence % fall, asks=False)
    yield from _written(subject, hidden, set(totals.values()))


def _with_it(page: int) -> Mapping[str, int]:
    """The sums of the lists that a project is in, by term; all projects under ''."""
    entries = list(
        Entry.objects.filter(type=ProjectPage._meta.model_name).values_list(
            "page", "terms", "amount"
        )
    )
    own = next((set(terms.split()) for key, terms, _sum in entries if key == page), None)
    if own is None:
        return {}
    counted = {word for word in own if word.partition("=")[0] in FACETS}
    totals: Counter[str] = Counter()
    for _key, terms, amount in entries:
        for word in ("", *(counted & set(terms.split()))):
            totals[word] += amount or 0
    return totals


def _written(subject: Subject, hidden: int, totals: set[int]) -> Iterator[Finding]:
    """Find pages that say in words the budget, or a sum that it was part of."""
    sums = totals | {hidden}
    rows = PageText.objects.exclude(page=subject.page.pk).values_list("page", "summary", "text")
    saying = {page: said for page, *texts in rows if (said := _said(" ".join(texts), sums))}
    pages = public_pages(BasePage.objects.filter(pk__in=saying)) if saying else ()
    for page in pages:
        amount = kronor(saying[page.pk])
        sentence = _("Here stands %(sum)s: the budget, or a sum that it was part of.")
        key = f"written {page.pk} {saying[page.pk]}"
        yield Finding(subject, key, sentence % {"sum": amount}, (to_editor(page),))


def _said(text: str, sums: set[int]) -> int | None:
    """Which of some sums a text says: in digits, however they are parted, or in millions."""
    for match in WRITTEN.finditer(text):
        written = match.group()
        is_millions = MILLIONS.match(text, match.end())
        for amount in sums:
            if is_millions and amount >= LEAST:
                whole, _separator, decimals = written.replace(",", ".").partition(".")
                same = decimals and f"{amount / MILLION:.{len(decimals)}f}" == f"{whole}.{decimals}"
            else:
                same = re.sub(r"\D", "", written) == str(amount)
            if same:
                return amount
    return None
