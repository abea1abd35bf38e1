"""What open data tells of a project: what its page shows, in both languages, as plain data.

Every format is written from these records. The live row holds neither what the protection level
withholds nor a language that is not ready, so there is nothing here to leave out; sums of a project
that must not be recognised are rounded.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urljoin

from palmecenter.formatting import rounded
from palmecenter.languages.availability import languages_of
from palmecenter.languages.codes import CODES, localized
from palmecenter.protection.levels import ProtectionLevel

from ..choices import IatiPublishing, Status
from ..models.inlines import ProjectFunding, ProjectResult
from ..models.project import ProjectPage
from ..status import told_status

Texts = dict[str, str]
"""A text by language, without those that it does not exist in."""


@dataclass(frozen=True)
class Term:
    """A country, a theme or the like. `key` is what it is known by, whatever it is called."""

    key: str
    names: Texts
    sector: str = ""


@dataclass(frozen=True)
class Funder:
    """Who pays, and how much, where that is known."""

    names: Texts
    amount: int | None


@dataclass(frozen=True)
class Result:
    """What changed. A figure that nobody knows is None."""

    statement: Texts
    kind: str
    unit: str
    baseline: Decimal | None
    target: Decimal | None
    achieved: Decimal | None
    year: int | None


@dataclass(frozen=True)
class Record:
    """A project."""

    id: str
    is_demo: bool
    languages: list[str]
    addresses: Texts
    heading: Texts
    summary: Texts
    lessons: Texts
    status: Status | None
    start: date | None
    end: date | None
    countries: list[Term]
    region: Term | None
    themes: list[Term]
    target_groups: list[Term]
    ways_of_working: list[Term]
    scale: Term | None
    member_organisations: list[Term]
    partner_organisations: list[Term]
    budget: int | None
    spent: int | None
    sums_rounded: bool
    funders: list[Funder]
    results: list[Result]
    protection: str
    updated: datetime | None
    iati_identifier: str
    sectors: list[str]
    aid_type: str
    gender_marker: int | None
    iati_partial: bool

    @property
    def country_codes(self) -> list[str]:
        """The ISO codes of the countries; XK is Kosovo's, as in IATI."""
        return [country.key for country in self.countries]


def record_of(page: ProjectPage, parts: Callable[[str], list[Any]], origin: str) -> Record:
    """What open data tells of a live project.

    `parts` returns what a relation of the page leads to, `origin` is what addresses begin with.
    """
    limited = page.protection != ProtectionLevel.OPEN
    themes, funders = parts("themes"), parts("funders")
    sectors = dict.fromkeys(theme.dac_sector for theme in themes if theme.dac_sector)
    return Record(
        id=str(page.translation_key),
        is_demo=page.is_demo,
        languages=languages_of(page.as_live_row()),
        addresses={code: urljoin(origin, page.address(code)) for code in CODES},
        heading=texts(page, "heading"),
        summary=texts(page, "summary"),
        lessons=texts(page, "lessons"),
        status=told_status(page),
        start=page.period_start,
        end=page.period_end,
        countries=[Term(land.code, texts(land, "name")) for land in parts("countries")],
        region=_term(page.region),
        themes=_terms(themes),
        target_groups=_terms(parts("target_groups")),
        ways_of_working=_terms(parts("ways_of_working")),
        scale=_term(page.scale),
        member_organisations=_organisations(parts("member_organisations")),
        partner_organisations=_organisations(parts("partner_organisations")),
        budget=_sum(page.budget, limited),
        spent=_sum(page.spent, limited),
        sums_rounded=page.tells_rounded_sums(funders),
        funders=[_funder(funder, limited) for funder in funders],
        results=[_result(result) for result in parts("results")],
        protection=page.protection,
        updated=page.last_published_at,
        iati_identifier=page.iati_identifier,
        sectors=[page.iati_sector] if page.iati_sector else list(sectors),
        aid_type=page.iati_aid_type,
        gender_marker=page.iati_gender_marker,
        iati_partial=limited or page.iati_publish == IatiPublishing.PARTIAL,
    )


def texts(source: Any, name: str) -> Texts:
    """A translated text of an object in the languages it exists in."""
    found = {code: getattr(source, localized(name, code)) or "" for code in CODES}
    return {code: text for code, text in found.items() if text}


def _term(term: Any) -> Term | None:
    return Term(term.slug_en, texts(term, "name")) if term else None


def _terms(terms: Iterable[Any]) -> list[Term]:
    return [Term(term.slug_en, texts(term, "name")) for term in terms]


def _organisations(organisations: Iterable[Any]) -> list[Term]:
    # Nothing tells them by a key: a primary key would count those that nobody may know of.
    return [Term("", texts(body, "name")) for body in organisations]


def _sum(amount: int | None, limited: bool) -> int | None:
    return rounded(amount) if limited and amount is not None else amount


def _funder(funder: ProjectFunding, limited: bool) -> Funder:
    return Funder(texts(funder.organisation or funder, "name"), _sum(funder.amount, limited))


def _result(result: ProjectResult) -> Result:
    return Result(
        statement=texts(result, "statement"),
        kind=result.kind,
        unit=result.unit,
        baseline=result.baseline,
        target=result.target,
        achieved=result.achieved,
        year=result.year,
    )
