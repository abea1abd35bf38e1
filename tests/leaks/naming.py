"""Organisations and people named on every kind of page, and their levels being raised."""

from typing import Any

from django.test import TestCase

from events.models import EventPage, EventParticipant
from palmecenter.pages.models import BasePage
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.terms import ProtectedTermMixin
from palmecenter.taxonomy.models import Organisation, Person
from party_support.models import ChapterPage, CountryComment, InitiativePage
from projects.models import ProjectFunding, ProjectPage
from publications.models import DebateAuthor, DebatePage, PublicationAuthor, PublicationPage
from tests.factories.events import EventPageFactory
from tests.factories.party_support import ChapterPageFactory, InitiativePageFactory
from tests.factories.projects import ProjectPageFactory
from tests.factories.publications import DebatePageFactory, PublicationPageFactory
from tests.factories.taxonomy import PersonFactory

from .site import RAISED, Site, parent_of


class Named:
    """An organisation and a person for each level, and the pages that name them all."""

    def __init__(self, site: Site) -> None:
        planter = site.planter
        self.things: dict[ProtectionLevel, tuple[Any, Any]] = {
            level: (
                planter.row(Organisation, f"Organisation/{level.value}"),
                planter.row(Person, f"Person/{level.value}"),
            )
            for level in RAISED
        }
        organisations = [organisation for organisation, _person in self.things.values()]
        people = [person for _organisation, person in self.things.values()]
        for organisation in organisations:
            PersonFactory(organisation=organisation)
        self.pages = _pages(site, organisations, people)

    def raise_levels(self) -> None:
        """Raise the levels under public names; then publish what was drafted before."""
        for level, (organisation, person) in self.things.items():
            organisation.name_sv, organisation.name_en = "Ett förbund", "A union"
            person.name = "Någon"
            for thing in (organisation, person):
                thing.protection = level
                with TestCase.captureOnCommitCallbacks(execute=True):
                    thing.save()
        for page in self.pages:
            type(page).objects.get(pk=page.pk).get_latest_revision().publish()


def hides(meaning: str) -> bool:
    """Say whether a level takes away what a canary stands for: old names, and how to find them."""
    model, _level, *rest = meaning.split("/")
    return model in {"Organisation", "Person"} and rest[0] != "role"


def hides_from_visitors(meaning: str) -> bool:
    """Say whether no visitor may know it: of somebody closed, not what they do either."""
    of_closed = meaning.startswith(("Organisation/closed/", "Person/closed/"))
    return of_closed or hides(meaning)


def relations() -> list[Any]:
    """Return the fields of all models by which a page or a part of it names somebody."""
    return [
        field
        for model in ProtectedTermMixin.__subclasses__()
        for field in model()._columns_naming_it()
    ]


def _pages(site: Site, organisations: list[Any], people: list[Any]) -> list[BasePage]:
    """Return a published page of every type that names somebody, each with a draft besides."""
    made = [
        ProjectPageFactory(
            parent=parent_of(site, ProjectPage),
            partner_organisations=organisations,
            member_organisations=organisations,
            contact=person,
            funders=[ProjectFunding(organisation=organisation, amount=9)],
        )
        for organisation, person in zip(organisations, people, strict=True)
    ]
    both = zip(organisations, people, strict=True)
    made += [
        EventPageFactory(
            parent=parent_of(site, EventPage),
            organisers=organisations,
            participants=[
                EventParticipant(kind="expert", person=person, organisation=organisation)
                for organisation, person in both
            ],
        ),
        InitiativePageFactory(parent=parent_of(site, InitiativePage), sister_parties=organisations),
        PublicationPageFactory(
            parent=parent_of(site, PublicationPage),
            authors=[PublicationAuthor(person=person) for person in people],
        ),
        DebatePageFactory(
            parent=parent_of(site, DebatePage),
            authors=[DebateAuthor(person=person) for person in people],
        ),
        ChapterPageFactory(
            parent=parent_of(site, ChapterPage),
            country_comments=[
                CountryComment(party=organisation, role_sv="Ledare", text_sv="Vi började om.")
                for organisation in organisations
            ],
        ),
    ]
    pages = [type(page).objects.get(pk=page.pk) for page in made]
    for page in pages:
        page.save_revision().publish()
        page.save_revision()
    return pages
