"""What a project costs, and what came of it, as the page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from palmecenter.formatting import figures, money, percent
from palmecenter.languages.codes import localized, other
from palmecenter.languages.localized import Localized
from palmecenter.pages.context import hides_related
from palmecenter.pages.models import BasePage
from palmecenter.pages.querysets import public_for_listing

from ..choices import ResultUnit

UNITS: dict[str, str] = {ResultUnit.PERCENT: "%", ResultUnit.SEK: "kr"}
BAR = 100


@dataclass(frozen=True)
class Item:
    """One thing that a fact tells: its words, their language, and where they lead."""

    text: str
    language: str
    url: str = ""


@dataclass(frozen=True)
class Fact:
    """A line of the panel."""

    term: str
    items: list[Item]


@dataclass(frozen=True)
class Payer:
    """Who pays, and how much."""

    name: Item
    amount: str


@dataclass(frozen=True)
class Costs:
    """What a project costs: sums as they are written, empty where they are not known."""

    budget: str
    spent: str
    spent_share: str
    payers: list[Payer]
    rounded: bool


@dataclass(frozen=True)
class Bar:
    """How far a result has come: of `BAR` units, how many are done and where the target is."""

    done: int
    target: int
    words: str


@dataclass(frozen=True)
class Figure:
    """A figure as it is written, and its unit; a dash, without one, where nobody knows it."""

    text: str
    unit: str


@dataclass(frozen=True)
class Outcome:
    """One result: what is measured, and its figures as they are written."""

    statement: str
    kind: str
    baseline: Figure
    target: Figure
    achieved: Figure
    year: int | None
    bar: Bar | None

    @property
    def figures(self) -> tuple[Figure, Figure, Figure]:
        """The three figures in the order of their columns."""
        return self.baseline, self.target, self.achieved


@dataclass(frozen=True)
class Story:
    """A result story in the language that its project is shown in, and the evaluation, if any."""

    shown: Localized
    evaluation: BasePage | None


def stories(page: Any) -> list[Story]:
    """The stories of a project that are told in the language that it is shown in."""
    found = []
    for row in page.stories.all():
        shown = Localized(row, page.shown_language)
        if shown.title:
            known = row.evaluation
            is_public = (
                known is not None and public_for_listing([known]) and not hides_related(known)
            )
            found.append(Story(shown, known if is_public else None))
    return found


def costs(page: Any, code: str) -> Costs | None:
    """What a project costs; None where nothing is known of it."""
    funders = list(page.funders.all())
    if page.budget is None and page.spent is None and not funders:
        return None
    return Costs(
        budget="" if page.budget is None else money(page.budget, code),
        spent="" if page.spent is None else money(page.spent, code),
        spent_share=percent(Decimal(page.spent) / page.budget, code)
        if page.spent is not None and page.budget
        else "",
        payers=_payers(funders, page.budget, code),
        rounded=page.tells_rounded_sums(funders),
    )


def _payers(funders: list[Any], budget: int | None, code: str) -> list[Payer]:
    """Who pays what, and what is left of the budget that nobody is named for."""
    payers = [
        Payer(_name(funder, code), "" if funder.amount is None else money(funder.amount, code))
        for funder in funders
    ]
    known = sum(funder.amount or 0 for funder in funders)
    everyone_told = all(funder.amount is not None for funder in funders)
    if funders and everyone_told and budget and known < budget:
        payers.append(Payer(Item(_("Other funding"), code), money(budget - known, code)))
    return payers


def _name(funder: Any, code: str) -> Item:
    named = funder.organisation or funder
    language = code if getattr(named, localized("name", code)) else other(code)
    return Item(getattr(named, localized("name", language)) or "", language)


def outcomes(results: Iterable[Any], shown: str, code: str) -> list[Outcome]:
    """Results with statements in the language shown and figures as the reader's has them.

    A result without a statement in that language is left out.
    """
    told = [result for result in results if getattr(result, localized("statement", shown))]
    columns = [_column(told, name, code) for name in ("baseline", "target", "achieved")]
    return [
        Outcome(
            getattr(result, localized("statement", shown)),
            str(result.get_kind_display()),
            baseline,
            target,
            achieved,
            result.year,
            bar(result, code),
        )
        for result, baseline, target, achieved in zip(told, *columns, strict=True)
    ]


def _column(results: list[Any], name: str, code: str) -> list[Figure]:
    values = [getattr(result, name) for result in results]
    return [
        Figure(text, "" if value is None else UNITS.get(result.unit, ""))
        for result, value, text in zip(results, values, figures(values, code), strict=True)
    ]


def bar(result: Any, code: str) -> Bar | None:
    """The bar of a result; None where baseline, target and achieved do not make one.

    It is as long as the target or, where more was achieved, as that.
    """
    share = result.share
    if share is None:
        return None
    longest = max(share, Decimal(1))
    words = _("%(share)s of the target")
    if result.baseline is not None:
        words = _("%(share)s of the way to the target")
    return Bar(
        done=int(max(share, Decimal(0)) / longest * BAR),
        target=int(BAR / longest),
        words=words % {"share": percent(share, code)},
    )
