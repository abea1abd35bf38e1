"""What tests of projects share: the section's front, and a project that has everything."""

import pytest

from palmecenter.pages.models import HomePage, RelatedPage
from projects.models import ProjectIndexPage, ProjectPage, ProjectPicture
from tests.factories.media import ImageFactory
from tests.factories.projects import (
    ProjectFundingFactory,
    ProjectIndexPageFactory,
    ProjectPageFactory,
    ProjectResultFactory,
)
from tests.factories.taxonomy import (
    CountryFactory,
    OrganisationFactory,
    PersonFactory,
    ScaleFactory,
    TargetGroupFactory,
    ThemeFactory,
    WayOfWorkingFactory,
)


@pytest.fixture
def projects(home: HomePage) -> ProjectIndexPage:
    return ProjectIndexPageFactory(parent=home)


def whole_project(parent: ProjectIndexPage, several: int = 2, **given: object) -> ProjectPage:
    """Return a live project with every fact, and several of what there can be several of."""
    codes = ["NA", "ZA", "SZ", "KE", "AL", "XK", "RS", "BA", "MK", "BY", "MD", "UA"][:several]
    many = range(several)
    facts = {
        "countries": [CountryFactory(code=code) for code in codes],
        "themes": [ThemeFactory() for _ in many],
        "target_groups": [TargetGroupFactory() for _ in many],
        "ways_of_working": [WayOfWorkingFactory() for _ in many],
        "scale": ScaleFactory(),
        "member_organisations": [OrganisationFactory() for _ in many],
        "partner_organisations": [OrganisationFactory(role="partner") for _ in many],
        "contact": PersonFactory(),
        "budget": 1_200_000,
        "spent": 816_000,
        "funders": [ProjectFundingFactory.build(organisation=OrganisationFactory()) for _ in many],
        "results": [ProjectResultFactory.build() for _ in many],
        "gallery": [ProjectPicture(image=ImageFactory()) for _ in many],
        "picture": ImageFactory(),
        "lessons_sv": "Helgkurser nådde nästan bara män.",
        "lessons_en": "Weekend courses reached almost only men.",
        "iati_identifier": "SE-0-SE-6-0000000000",
    }
    page = ProjectPageFactory(parent=parent, **{**facts, **given})
    for _ in many:
        other = ProjectPageFactory(parent=parent)
        RelatedPage.objects.create(page=page, related=other)
    return page
