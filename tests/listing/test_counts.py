"""What the list of projects finds and counts, against an oracle in plain Python."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from random import Random
from unittest.mock import patch
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import HealthCheck, given, settings, strategies as st

from palmecenter.languages.localized import reading_in
from palmecenter.listing.counts import count
from palmecenter.listing.parsing import days_of
from palmecenter.taxonomy.models import Organisation
from projects.filters import ProjectFilters
from projects.status import status_on
from tests.factories.many_projects import SUBJECTS_EN, SUBJECTS_SV, Facts, draw_facts, make_projects
from tests.factories.pages import make_home
from tests.factories.projects import ProjectIndexPageFactory
from tests.factories.taxonomy import (
    CountryFactory,
    OrganisationFactory,
    ScaleFactory,
    TargetGroupFactory,
    ThemeFactory,
    WayOfWorkingFactory,
)
from tests.markup import there

TODAY = date(2024, 6, 15)
FACETS = {
    "country": "countries",
    "theme": "themes",
    "target_group": "target_groups",
    "way_of_working": "ways_of_working",
    "member_organisation": "member_organisations",
}
PROJECTS = 80
# Of one, two and three digits, which begin and end with one another, as on a site of some years.
KEYS = [1, 10, 101, 11, 110, 2, 21, 12, 112, 3]
COUNTRIES = ["KE", "NA", "ZW", "TN", "BY", "ZA", "MM", "PS", "SO", "UA"]


@dataclass(frozen=True)
class Question:
    """What is asked for: keys by facet, words, and the ends of a period."""

    facets: dict[str, frozenset[str]] = field(default_factory=dict)
    subject: int | None = None
    since: str = ""
    until: str = ""


def keys_of(facts: Facts, facet: str) -> set[str]:
    if facet == "status":
        return {str(status_on(TODAY, facts.start, facts.end, facts.override))}
    if facet == "story":
        return set()  # nobody tells one here
    if facet == "scale":
        return {str(facts.scale)} if facts.scale else set()
    return {str(key) for key in facts.terms[FACETS[facet]]}


def says(facts: Facts, code: str, subject: int) -> bool:
    """Say whether a project holds a subject's words, in the language that readers are shown."""
    english = code == "en" and facts.heading_en
    asked = (SUBJECTS_EN if code == "en" else SUBJECTS_SV)[subject].split()
    shown = (facts.heading_en if english else facts.heading_sv).split()
    return set(asked) <= set(shown)


def in_period(facts: Facts, since: str, until: str) -> bool:
    if not (since or until):
        return True
    if not (facts.start or facts.end):
        return False
    first, last = facts.start or date.min, facts.end or date.max
    return (not since or last >= there(days_of(since))[0]) and (
        not until or first <= there(days_of(until))[1]
    )


def answers(facts: Facts, asked: Question, code: str, without: str = "") -> bool:
    facets_fit = all(
        not chosen or chosen & keys_of(facts, facet)
        for facet, chosen in asked.facets.items()
        if facet != without
    )
    words_fit = without == "words" or asked.subject is None or says(facts, code, asked.subject)
    since = "" if without == "since" else asked.since
    until = "" if without == "until" else asked.until
    return facets_fit and words_fit and in_period(facts, since, until)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Make terms and projects once for all examples; gone when the module ends."""
    from django.db import transaction

    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        index = ProjectIndexPageFactory(parent=make_home())
        for key, code in zip(KEYS, COUNTRIES, strict=True):
            CountryFactory(pk=key, code=code)
        for key in KEYS:
            ThemeFactory(pk=key)
            OrganisationFactory(pk=key, role=Organisation.Role.MEMBER)
        for key in KEYS[:4]:
            TargetGroupFactory(pk=key)
            WayOfWorkingFactory(pk=key)
            ScaleFactory(pk=key)
        facts = list(draw_facts(Random(7), PROJECTS))  # noqa: S311 - the same ones every time
        yield dict(zip(make_projects(index, facts), facts, strict=True))
        transaction.set_rollback(True)
        atomic.__exit__(None, None, None)


def filters_for(asked: Question, code: str) -> ProjectFilters:
    """Return the filters of an address that asks for something, in the words of a language."""
    filters = ProjectFilters(QueryDict())
    parameters: list[tuple[str, str]] = []
    for facet, keys in asked.facets.items():
        parameters += filters.facets[facet].parameters(tuple(keys), code)
    if asked.subject is not None:
        parameters.append(("q", (SUBJECTS_EN if code == "en" else SUBJECTS_SV)[asked.subject]))
    for name in ("since", "until"):
        if getattr(asked, name):
            parameters.append((filters.filters[name].slugs[code], getattr(asked, name)))
    return ProjectFilters(QueryDict(urlencode(parameters)))


def questions(options: dict[str, list[str]]) -> st.SearchStrategy[Question]:
    """Draw questions that combine any of the filters."""
    chosen = st.fixed_dictionaries(
        {name: st.frozensets(st.sampled_from(keys), max_size=2) for name, keys in options.items()}
    )
    years = st.sampled_from(["", "2016", "2019-07", "2022-02-28"])
    later = st.sampled_from(["", "2023", "2025-01", "2027-12-31"])
    subjects = st.none() | st.integers(0, len(SUBJECTS_SV) - 1)
    return st.builds(Question, chosen, subjects, years, later)


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data(), code=st.sampled_from(["sv", "en"]))
def test_every_count_and_every_result_is_what_plain_python_finds(world, db, data, code):
    with (
        patch("projects.filters.timezone.localdate", return_value=TODAY),
        translation.override(code),
        reading_in(code),
    ):
        whole = ProjectFilters(QueryDict())
        options = {
            name: [option.key for option in facet.options] for name, facet in whole.facets.items()
        }
        asked = data.draw(questions(options))
        filters = filters_for(asked, code)
        counts = count(filters)
        found = set(filters.selection().values_list("pk", flat=True))

    expected = {pk for pk, facts in world.items() if answers(facts, asked, code)}
    assert found == expected
    assert counts.total == len(expected)
    for facet, keys in options.items():
        others = [facts for facts in world.values() if answers(facts, asked, code, without=facet)]
        oracle = Counter(key for facts in others for key in keys_of(facts, facet))
        assert {key: counts.of(facet, key) for key in keys} == {key: oracle[key] for key in keys}
    for name, size in counts.without.items():
        assert size == sum(answers(facts, asked, code, without=name) for facts in world.values())
