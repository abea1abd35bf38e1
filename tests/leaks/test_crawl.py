"""Canaries in every protected place, and everything that anybody can ask for: no hits.

One site is made and walked for all tests of this module: open, when the canaries of what is public
must be found, and again with every level raised, when none may be.
"""

import re
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from wagtail.models import PageViewRestriction, Site as WagtailSite

from palmecenter.languages.codes import CODES
from palmecenter.pages.routes import routes_of
from palmecenter.pages.views import ICONS
from palmecenter.protection.identities.encryption import new_key
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.setup import groups
from party_support.models import ManualPage

from . import besides, staff
from .below import below
from .crawling import Crawl, ask, crawl
from .naming import Named
from .routes import LEFT_OUT, routes
from .site import Planted, Site, build, page_types, raise_levels
from .walked import NOBODYS, SHOWN_NOWHERE, STAFFS, Walked

START = (
    "/",
    *(f"/{code}/" for code in CODES),
    *(f"/{code}/{path}" for code in CODES for path in ("k/", "k.xml", "_util/login/")),
    "/sitemap.xml",
    "/robots.txt",
    "/healthz",
    "/admin/",
    "/documents/authenticate_with_password/1/",
    *(f"/{name}" for name in ICONS),
)
FILES = re.compile(r"/(pdf|epub|booklet|hafte)/")


@pytest.fixture(scope="module")
def walked(django_db_setup, django_db_blocker) -> Iterator[Walked]:
    keyed = override_settings(IDENTITY_KEYS=[new_key()])
    with keyed, django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        site = build()
        named = Named(site)
        besides.plant(site)
        groups.load(site.made)
        start = [*START, *_by_hand(site)]
        before = crawl(site.canaries, Client(), start, _skip(site.pages[1:2]))
        raise_levels(site)
        named.raise_levels()
        # Whoever knew an address asks for it again, and for those that it had before.
        old = [address for planted in site.pages for address in planted.addresses]
        books = [site.lists["ManualPage"].address("en")]
        after = crawl(site.canaries, Client(), [*before.statuses, *old], _skip(site.pages, *books))
        yield Walked(site, before, after)
        transaction.set_rollback(True)
    WagtailSite.clear_site_root_paths_cache()


@pytest.fixture
def walk(walked, db) -> Walked:
    """The walks, for one test."""
    return walked


def _by_hand(site: Site) -> list[str]:
    """Return addresses that no link leads to."""
    guard = PageViewRestriction.objects.get()
    steps = ("anmalan/tack/", "anmalan/bekrafta/k/", "anmalan/min/k/")
    return [
        f"/sv/_util/authenticate_with_password/{guard.pk}/{guard.page_id}/",
        site.private.address("sv"),
        *(f"{site.registering.address('sv')}{step}" for step in steps),
        *(f"/sv/{step}" for step in steps[1:]),
        *(
            f"{site.lists['PublicationIndexPage'].address('sv')}bestall/{step}"
            for step in ("tack/", "bekrafta/k/")
        ),
        *(
            f"{site.lists['ManualPage'].address(code)}{annex.path(code)}"
            for annex in routes_of(ManualPage)
            if annex.heading
            for code in CODES
        ),
    ]


def _skip(pages: list[Planted], *more: str) -> Callable[[str], bool]:
    """Return what says which links are not followed: files take long to make, a few will do."""
    protected = [one for one in pages if one.level == ProtectionLevel.PROTECTED]
    wanted = {*(one.page.address("sv") for one in protected), *more}

    def skip(address: str) -> bool:
        file = FILES.search(address)
        unwanted = file and ("?" in address or address[: file.start() + 1] not in wanted)
        return bool(unwanted) or address.startswith(("/admin/", "/static/"))

    return skip


def test_a_visitor_finds_nothing_that_is_hidden(walk) -> None:
    assert walk.raised.where(walk.hidden) == {}


def test_a_visitor_found_nothing_that_was_never_public(walk) -> None:
    never = (*NOBODYS, STAFFS)
    found = walk.open.where(
        lambda meaning, _address: meaning.startswith(never) or "/words/draft/" in meaning
    )
    assert found == {}


def test_the_walk_is_not_blind(walk) -> None:
    """Before the levels were raised, it found every canary of what a page shows."""
    public = {
        meaning
        for meaning in walk.site.canaries.meanings.values()
        if not meaning.startswith((*NOBODYS, STAFFS)) and not SHOWN_NOWHERE.search(meaning)
    }
    assert public - walk.open.meanings == set()
    assert any(FILES.search(address) for address in walk.open.found), "a PDF is read"
    files = [address for address in walk.raised.statuses if FILES.search(address)]
    assert len(files) >= len(page_types()), "one of every type was made and read"


def test_every_page_went_through_every_level(walk) -> None:
    for planted in walk.site.pages:
        expected = 404 if planted.level == ProtectionLevel.CLOSED else 200
        address = planted.page.address("sv")
        assert walk.open.statuses[address] == 200
        assert walk.raised.statuses[address] == expected


def test_old_addresses_lead_nowhere(walk) -> None:
    """A slug may be a name: the site must not say that there was a page of that name."""
    for planted in walk.site.pages:
        first = planted.addresses[:2]
        assert [walk.raised.statuses[address] for address in first] == [404, 404]


def test_search_finds_no_page_by_what_is_hidden(walk, client: Client) -> None:
    for planted in walk.site.pages:
        if planted.level != ProtectionLevel.CLOSED:
            words = " ".join(
                walk.site.canaries.words_of(f"{planted.path}/words/last/words/heading")
            )
            for word in words.split():
                assert client.get(reverse("search"), {"q": word}).context["count"] == 0
    for word in walk.site.canaries.words_of("PublicationPage/closed/fact/co_publisher"):
        assert client.get(reverse("search"), {"q": word}).context["count"] == 0


def test_a_superuser_without_the_permission_finds_nothing_that_was_removed(walk) -> None:
    result = Crawl(walk.site.canaries)
    client = walk.client("root")
    for address in staff.addresses(walk.site):
        ask(result, client, address)
    assert result.where(walk.hidden_from_staff) == {}
    asked = result.routes | walk.open.routes | walk.raised.routes
    assert routes() - asked - LEFT_OUT.keys() == set(), "a new pattern: walk it, or say why not"
    assert LEFT_OUT.keys() - routes() == set(), "a pattern that is no more"


@pytest.mark.parametrize("group", ["Editors", "Moderators"])
def test_editors_find_nothing_that_was_removed(walk, group: str) -> None:
    result = Crawl(walk.site.canaries)
    client = walk.client(group.lower(), group)
    for address in staff.of_editors(walk.site):
        ask(result, client, address)
    assert 200 in result.statuses.values()
    assert result.where(walk.hidden_from_staff) == {}
    if group == "Editors":
        people = result.where(lambda meaning, _address: meaning.startswith(STAFFS))
        assert people == {}


def test_staff_find_no_page_by_a_name_that_it_had(walk) -> None:
    client = walk.client("finder")
    for planted in walk.site.pages:
        edit = f"/admin/pages/{planted.page.pk}/edit/"
        for word in walk.site.canaries.words_of(f"{planted.path}/words/last/words/heading/sv"):
            assert edit not in staff.search_pages(client, word)
        title = type(planted.page).objects.get(pk=planted.page.pk).title
        assert edit in staff.search_pages(client, title), "by what it is called now it is found"


def test_what_is_below_pages_was_asked_for(walk) -> None:
    """A new route that nobody walks fails here."""
    asked = [address.partition("?")[0] for address in walk.raised.statuses]
    for model in page_types():
        for part in below(model):
            assert any(address.endswith(part) for address in asked), f"{model.__name__}: {part}"
    for hubs in ("/lander/", "/teman/"):
        assert any(hubs in address and not address.endswith(hubs) for address in asked)
