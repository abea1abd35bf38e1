"""Nothing can be asked out: what is not public is answered, byte for byte, as what does not exist.

A new address pattern, mechanism below pages or facet with something variable in it fails here
until it is asked for, or until it is said why it need not be.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from wagtail.models import Site as WagtailSite

from palmecenter.listing.facets import Facet
from palmecenter.pages.models import BasePage, SiteSettings
from palmecenter.pages.routes import routes_of
from projects.models import OpenDataSettings
from tests.factories.events import EventIndexPageFactory
from tests.factories.hubs import CountryIndexPageFactory, ThemeIndexPageFactory
from tests.factories.pages import SectionPageFactory, make_home
from tests.factories.party_support import ManualPageFactory, PartySupportIndexPageFactory
from tests.factories.projects import ProjectIndexPageFactory
from tests.factories.publications import DebateIndexPageFactory, PublicationIndexPageFactory

from . import guesses
from .asking import Question, answer
from .below import below, page_types
from .routes import LEFT_OUT, routes

# Patterns with something variable in them, and who asks for them.
ASKED = {
    r"sv/(?!_util/)((?:[\w-]+/)*)$": "pages",
    r"sv/((?:[\w-]+/)+[\w-]+(?:\.[\w-]+)+)$": "pages",
    r"documents/(\d+)/(.*)$": "files",
    "media/images/<path:path>": "files",
    r"^(?P<slug>[a-z]{2,3}(?:-[a-z0-9]{2,8})*)/(?P<view>(?:print/|skriv-ut/|pdf/)?)$": "doors",
}
A_PASSWORD = "whoever has the password must be asked for it; the number is in that form's address"
NOT_ASKED = {
    "documents/authenticate_with_password/<int:restriction_id>/": A_PASSWORD,
    "sv/_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": A_PASSWORD,
    r"sv/(?:[\w-]+/)*(?:anmalan|registration)/"
    r"(?P<word>bekrafta|confirm|min|mine)/(?P<token>[\w-]+)/$": (
        "the key is signed, so nobody can guess one; what whoever has it reads is their own"
    ),
}
VARIABLE = re.compile(r"[<(]")
# What a route with a gap tells of is asked for below hidden pages, or in every facet.
GAPS_ASKED = {
    "file": "of hidden pages, with a language",
    "order-confirm": "the key is signed, so nobody can guess one",
    **dict.fromkeys(
        ("country", "theme", "focus", "challenge", "hub"), "of hidden terms, in every facet"
    ),
}
# Addresses without anything variable: they tell of all that there is.
OF_EVERYTHING = (
    *("/sv/", "/en/", "/sitemap.xml", "/robots.txt", "/sv/sok/?q=dold", "/sv/sok/?q=rubrik"),
)
MOMENT = "2026-11-30T12:00:00+00:00"


@dataclass
class Guessed:
    """The questions by who asks them, and the answers that tell of everything, before and after."""

    questions: dict[str, list[Question]] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


def _site() -> tuple[dict[str, BasePage], dict[str, BasePage]]:
    """Return the lists, and below which page pages of a type stand; one public page of each."""
    home = make_home()
    about = SectionPageFactory(parent=home, heading_sv="Om oss", heading_en="About us")
    knowledge = SectionPageFactory(parent=home, heading_sv="Kunskap", heading_en="Knowledge")
    support = PartySupportIndexPageFactory(parent=home)
    lists = {
        "ProjectPage": ProjectIndexPageFactory(parent=home),
        "InitiativePage": support,
        "EventPage": EventIndexPageFactory(parent=knowledge),
        "PublicationPage": PublicationIndexPageFactory(parent=knowledge),
        "DebatePage": DebateIndexPageFactory(parent=knowledge),
        "country": CountryIndexPageFactory(parent=home),
        "theme": ThemeIndexPageFactory(parent=home),
    }
    parents = {**lists, "ChapterPage": ManualPageFactory(parent=support), "ContentPage": about}
    publisher = WagtailSite.objects.get()
    OpenDataSettings.objects.create(site=publisher, organisation_identifier="SE-ON-802000-0000")
    SiteSettings.objects.create(site=publisher, name_sv="Palmecentret", name_en="Palme Center")
    for make in guesses.TYPES:
        make(parent=parents[make._meta.model.__name__])
    return lists, parents


def _everything(lists: dict[str, BasePage]) -> Iterator[str]:
    """Yield the addresses that tell of all there is: the lists, and what is below them."""
    yield from OF_EVERYTHING
    for page in lists.values():
        for rest in ("", "skriv-ut/", *below(type(page))):
            if "land" not in rest and "country" not in rest:
                yield f"{page.address('sv')}{rest}"


@pytest.fixture(scope="module")
def guessed(django_db_setup, django_db_blocker) -> Iterator[Guessed]:
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        time_machine.travel(MOMENT, tick=False),
    ):
        cache.clear()
        lists, parents = _site()
        found = Guessed()
        client = Client(raise_request_exception=False)
        found.before = {one: answer(client, one, "-") for one in _everything(lists)}
        makers: dict[str, Callable[[], Iterator[Question]]] = {
            "pages": lambda: guesses.pages(parents),
            "moved": lambda: guesses.moved(parents["ContentPage"]),
            "facets": lambda: guesses.facets(lists, parents),
            "files": guesses.files,
            "doors": guesses.doors,
        }
        found.questions = {name: list(make()) for name, make in makers.items()}
        found.after = {one: answer(client, one, "-") for one in _everything(lists)}
        yield found
        transaction.set_rollback(True)
    WagtailSite.clear_site_root_paths_cache()


@pytest.mark.parametrize("who", ["pages", "moved", "facets", "files", "doors"])
def test_what_is_not_public_is_answered_like_what_does_not_exist(guessed, db, who: str) -> None:
    client = Client(raise_request_exception=False)
    told = []
    with time_machine.travel(MOMENT, tick=False):
        for one in guessed.questions[who]:
            hidden = answer(client, one.address, one.hidden)
            missing = answer(client, one.other_address, one.missing)
            if hidden != missing:
                told.append((one.address, hidden[:3], missing[:3]))
    assert guessed.questions[who], "nothing was asked"
    assert told == []


def test_a_form_cannot_be_sent_to_what_is_not_public(guessed, db) -> None:
    client = Client(raise_request_exception=False)
    asked = [one for one in guessed.questions["pages"] if "/anmalan/" in one.address]
    assert asked
    for one in asked:
        hidden = answer(client, one.address, one.hidden, "post")
        assert hidden == answer(client, one.other_address, one.missing, "post")


def test_what_tells_of_everything_says_the_same_with_and_without_what_is_hidden(guessed) -> None:
    assert {one: said for one, said in guessed.after.items() if said != guessed.before[one]} == {}
    assert {said[0] for said in guessed.before.values()} <= {200, 301, 404}


def test_every_pattern_with_something_variable_in_it_is_asked_for() -> None:
    variable = {
        route
        for route in routes() - LEFT_OUT.keys()
        if VARIABLE.search(route) and not route.startswith("admin/")
    }
    assert variable == {*ASKED, *NOT_ASKED}, "a new pattern: ask for it, or say why not"


def test_everything_below_pages_is_asked_for() -> None:
    routed = [model.__name__ for model in page_types() if "route_here" in vars(model)]
    assert routed == [], "one mechanism answers below pages: declare a route"
    gaps = {route.name for model in page_types() for route in routes_of(model) if route.read}
    assert gaps == GAPS_ASKED.keys(), "a new route with something variable: ask what it tells"


def test_every_facet_of_every_list_is_asked_for(guessed) -> None:
    asked = "\n".join(one.address for one in guessed.questions["facets"])
    for page in (one for one in guesses.listing_pages() if one.list_filters):
        for name, facet in page.list_filters.base_filters.items():
            if isinstance(facet, Facet) and facet.is_found:
                assert f"?{facet.slugs['sv']}=" in asked, f"{page.__name__}: {name}"
