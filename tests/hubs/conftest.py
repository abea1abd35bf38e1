"""A site with something about Kenya and about one theme in every section."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from palmecenter.pages.models import HomePage, RelatedPage
from palmecenter.taxonomy.models import Country, Theme
from party_support.models import CountryComment
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.hubs import CountryIndexPageFactory, ThemeIndexPageFactory
from tests.factories.pages import SectionPageFactory
from tests.factories.party_support import (
    ChapterPageFactory,
    InitiativePageFactory,
    ManualPageFactory,
    PartySupportIndexPageFactory,
)
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.publications import (
    DebateIndexPageFactory,
    DebatePageFactory,
    PublicationIndexPageFactory,
    PublicationPageFactory,
)
from tests.factories.taxonomy import CountryFactory, OrganisationFactory, ThemeFactory


@pytest.fixture
def kenya(db) -> Country:
    """A country with a text of its own."""
    texts = {"text_sv": "I Kenya är föreningslivet rikt.", "text_en": "Kenya has many unions."}
    country: Any = CountryFactory(code="KE", **texts)
    return country


@pytest.fixture
def theme(db) -> Theme:
    """A theme with a text of its own."""
    theme: Any = ThemeFactory(
        name_sv="Jämställdhet",
        name_en="Gender equality",
        text_sv="Hälften av makten.",
        text_en="Half of the power.",
    )
    return theme


@pytest.fixture
def site(home: HomePage) -> SimpleNamespace:
    """The lists of all sections, and the pages of all countries and themes."""
    knowledge = SectionPageFactory(parent=home, slug="kunskap", slug_en="knowledge")
    support = PartySupportIndexPageFactory(parent=home)
    return SimpleNamespace(
        projects=ProjectIndexPageFactory(
            parent=home, slug="utvecklingsprojekt", slug_en="development-projects"
        ),
        support=support,
        manual=ManualPageFactory(parent=support),
        events=EventIndexPageFactory(parent=knowledge, slug="evenemang", slug_en="events"),
        publications=PublicationIndexPageFactory(parent=knowledge),
        debate=DebateIndexPageFactory(parent=knowledge),
        countries=CountryIndexPageFactory(parent=home),
        themes=ThemeIndexPageFactory(parent=home),
    )


@pytest.fixture
def fill(site: SimpleNamespace, kenya: Country, theme: Theme) -> Callable[[int], SimpleNamespace]:
    """Make a page of every kind about Kenya and the theme, with the number in its heading."""

    def make(number: int = 1) -> SimpleNamespace:
        where = {"countries": [kenya], "themes": [theme]}
        union = OrganisationFactory(name_sv=f"Facket {number}", name_en=f"The union {number}")
        made = SimpleNamespace(
            project=ProjectPageFactory(
                parent=site.projects,
                heading_sv=f"Projekt {number}",
                heading_en=f"Project {number}",
                partner_organisations=[union],
                **where,
            ),
            initiative=InitiativePageFactory(
                parent=site.support,
                heading_sv=f"Insats {number}",
                heading_en=f"Initiative {number}",
                **where,
            ),
            event=EventPageFactory(
                parent=site.events,
                heading_sv=f"Samtal {number}",
                heading_en=f"Talk {number}",
                themes=[theme],
            ),
            publication=PublicationPageFactory(
                parent=site.publications,
                heading_sv=f"Skrift {number}",
                heading_en=f"Booklet {number}",
                **where,
            ),
            article=DebatePageFactory(
                parent=site.debate,
                heading_sv=f"Artikel {number}",
                heading_en=f"Article {number}",
                themes=[theme],
            ),
            chapter=ChapterPageFactory(
                parent=site.manual,
                heading_sv=f"Kapitel {number}",
                heading_en=f"Chapter {number}",
                country_comments=[
                    CountryComment(
                        country=kenya,
                        role_sv="Ordförande",
                        role_en="Chair",
                        text_sv=f"Vi räknar rösterna {number}.",
                        text_en=f"We count the votes {number}.",
                    )
                ],
            ),
            union=union,
        )
        RelatedPage.objects.create(page=made.event, related=made.project)
        RelatedPage.objects.create(page=made.project, related=made.article)
        return made

    return make
