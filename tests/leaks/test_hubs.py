"""Hubs put side by side what is public, and tell of nothing else: not by a word, nor by a number.

A country or theme that nothing public is about is answered, byte for byte, as what does not exist;
a protected page changes no byte of any hub, of any feed, or of the pages of all hubs.
"""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from palmecenter.pages.models import HomePage, RelatedPage
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.taxonomy.models import Country, Theme
from party_support.models import CountryComment
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.hubs import CountryIndexPageFactory, ThemeIndexPageFactory
from tests.factories.pages import SectionPageFactory, publish
from tests.factories.party_support import (
    ChapterPageFactory,
    InitiativePageFactory,
    ManualPageFactory,
    PartySupportIndexPageFactory,
)
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.publications import PublicationIndexPageFactory, PublicationPageFactory
from tests.factories.taxonomy import CountryFactory, OrganisationFactory, ThemeFactory

from .asking import answer, ask_for

VIEWS = {
    "/sv/{}/": ("", "skriv-ut/", "pdf/", "flode.xml", "flode.json"),
    "/en/{}/": ("", "print/", "pdf/", "feed.xml", "feed.json"),
}
HUBS = {"/sv/{}/": ("lander/kenya", "teman/fred"), "/en/{}/": ("countries/kenya", "themes/peace")}
LISTS = (
    *("/sv/lander/", "/en/countries/", "/sv/lander/skriv-ut/", "/sv/teman/", "/en/themes/"),
    *("/sv/", "/sitemap.xml", "/sv/projekt/land/kenya/", "/sv/projekt/tema/fred/"),
)


@pytest.fixture
def site(home: HomePage) -> SimpleNamespace:
    support = PartySupportIndexPageFactory(parent=home)
    section = SectionPageFactory(parent=home)
    for index in (CountryIndexPageFactory(parent=home), ThemeIndexPageFactory(parent=home)):
        publish(index)
    return SimpleNamespace(
        projects=ProjectIndexPageFactory(parent=home, slug="projekt", slug_en="projects"),
        support=support,
        manual=ManualPageFactory(parent=support),
        events=EventIndexPageFactory(parent=section),
        publications=PublicationIndexPageFactory(parent=section),
        kenya=CountryFactory(code="KE", text_sv="Om Kenya.", text_en="On Kenya."),
        peace=ThemeFactory(name_sv="Fred", name_en="Peace"),
    )


def _about(site: SimpleNamespace) -> dict[str, list[Country] | list[Theme]]:
    return {"countries": [site.kenya], "themes": [site.peace]}


def _draft(site: SimpleNamespace) -> None:
    ProjectPageFactory(parent=site.projects, live=False, **_about(site))


def _private(site: SimpleNamespace) -> None:
    page = ProjectPageFactory(parent=site.projects, **_about(site))
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def _withdrawn(site: SimpleNamespace) -> None:
    ProjectPageFactory(parent=site.projects, **_about(site)).unpublish()


def _protected(site: SimpleNamespace) -> None:
    level = ProtectionLevel.PROTECTED
    ProjectPageFactory(parent=site.projects, protection=level, **_about(site))
    InitiativePageFactory(parent=site.support, protection=level, **_about(site))
    PublicationPageFactory(parent=site.publications, protection=level, **_about(site))
    EventPageFactory(parent=site.events, protection=level, themes=[site.peace])


def _raised(site: SimpleNamespace) -> None:
    page = ProjectPageFactory(parent=site.projects, **_about(site))
    publish(page, protection=ProtectionLevel.PROTECTED)


def _comment(site: SimpleNamespace) -> None:
    said = CountryComment(
        country=site.kenya, text_sv="Ord", text_en="Words", protection=ProtectionLevel.PROTECTED
    )
    ChapterPageFactory(parent=site.manual, country_comments=[said])


def _comment_in_draft(site: SimpleNamespace) -> None:
    said = CountryComment(country=site.kenya, text_sv="Ord", text_en="Words")
    ChapterPageFactory(parent=site.manual, live=False, country_comments=[said])


HIDDEN = [_draft, _private, _withdrawn, _protected, _raised, _comment, _comment_in_draft]


@pytest.mark.parametrize("hide", HIDDEN)
def test_what_nothing_public_is_about_is_answered_as_what_does_not_exist(
    client: Client, site: SimpleNamespace, hide: Callable[[SimpleNamespace], None]
) -> None:
    hide(site)
    for start, hubs in HUBS.items():
        for hub in hubs:
            room, _slash, name = hub.partition("/")
            address = start.format(room)
            for question in ask_for(name, *(address + "{}/" + view for view in VIEWS[start])):
                hidden = answer(client, question.address, question.hidden)
                missing = answer(client, question.other_address, question.missing)
                assert hidden[0] == 404
                assert hidden == missing, question.address


def _everything(client: Client) -> dict[str, object]:
    hubs = [
        start.format(hub) + view for start in HUBS for hub in HUBS[start] for view in VIEWS[start]
    ]
    found = [address for address in [*hubs, *LISTS] if "pdf" not in address]
    return {address: answer(client, address, "nobody") for address in found}


@pytest.mark.parametrize("hide", [_draft, _private, _withdrawn, _comment, _comment_in_draft])
def test_what_is_not_public_changes_no_byte(
    client: Client, site: SimpleNamespace, hide: Callable[[SimpleNamespace], None]
) -> None:
    publish(ProjectPageFactory(parent=site.projects, **_about(site)))
    before = _everything(client)
    assert before["/sv/lander/kenya/"][0] == 200  # type: ignore[index]  # an answer
    hide(site)
    after = _everything(client)
    chapters = {"/sitemap.xml"} if hide is _comment else set()
    assert {address for address in before if before[address] != after[address]} == chapters


def test_what_is_protected_changes_no_byte_of_a_hub(client: Client, site: SimpleNamespace) -> None:
    publish(ProjectPageFactory(parent=site.projects, **_about(site)))
    before = _everything(client)
    _protected(site)
    after = _everything(client)
    changed = {address for address in before if before[address] != after[address]}
    # They are pages of the site, on which nothing tells where they are.
    assert changed <= {"/sitemap.xml", "/sv/"}


def test_a_limited_page_is_there_and_names_nobody(client: Client, site: SimpleNamespace) -> None:
    partner = OrganisationFactory(name_sv="Partnern", name_en="The partner", role="partner")
    member = OrganisationFactory(name_sv="Medlemmen", name_en="The member")
    page = ProjectPageFactory(
        parent=site.projects,
        heading_sv="Det begränsade",
        protection=ProtectionLevel.LIMITED,
        partner_organisations=[partner],
        member_organisations=[member],
        **_about(site),
    )
    event = EventPageFactory(parent=site.events, heading_sv="Mötet med partnern")
    RelatedPage.objects.create(page=event, related=page)
    RelatedPage.objects.create(page=page, related=event)
    for address in ("/sv/lander/kenya/", "/sv/lander/kenya/flode.xml"):
        text = client.get(address).content.decode()
        assert "Det begränsade" in text
        for words in ("Partnern", "Medlemmen", "Mötet med partnern"):
            assert words not in text


def test_an_organisation_that_is_not_open_is_on_no_hub(
    client: Client, site: SimpleNamespace
) -> None:
    """The project's own page says the name that may be read; nothing is put beside it."""
    named = [
        OrganisationFactory(name_sv="Den öppna", name_en="The open one"),
        OrganisationFactory(
            name_sv="Den varsamma", name_en="The wary one", protection=ProtectionLevel.LIMITED
        ),
    ]
    page = ProjectPageFactory(parent=site.projects, partner_organisations=named, **_about(site))
    assert "Den varsamma" in client.get(page.address("sv")).content.decode()
    text = client.get("/sv/lander/kenya/").content.decode()
    assert "Den öppna" in text
    assert "Den varsamma" not in text
