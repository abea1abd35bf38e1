"""A section with its lists of publications and debate articles."""

import pytest

from palmecenter.pages.models import SectionPage
from publications.models import DebateIndexPage, PublicationIndexPage
from tests.factories.publications import (
    DebateIndexPageFactory,
    PublicationIndexPageFactory,
    make_section,
)


@pytest.fixture
def knowledge(db) -> SectionPage:
    return make_section()


@pytest.fixture
def index(knowledge) -> PublicationIndexPage:
    return PublicationIndexPageFactory(
        parent=knowledge, slug="publikationer", slug_en="publications"
    )


@pytest.fixture
def debate(knowledge) -> DebateIndexPage:
    return DebateIndexPageFactory(parent=knowledge, slug="debatt", slug_en="debate")
