"""Projects for tests, live in both languages unless told otherwise.

Terms, organisations, results, funders and gallery are given as lists:
`ProjectPageFactory(parent=index, countries=[kenya], results=[ProjectResultFactory.build()])`.
"""

from datetime import date
from typing import Any

import factory

from projects.models import ProjectFunding, ProjectIndexPage, ProjectPage, ProjectResult
from tests.factories.pages import BasePageFactory, SectionPageFactory


class ProjectIndexPageFactory(SectionPageFactory):
    class Meta:
        model = ProjectIndexPage

    slug: Any = "utvecklingsprojekt"
    slug_en = "development-projects"
    heading_sv: Any = "Utvecklingsprojekt"
    heading_en: Any = "Development projects"


class ProjectPageFactory(BasePageFactory):
    """A project that runs from 2024 to 2030."""

    body_sv = factory.LazyFunction(lambda: [("text", "<p>Brödtext på svenska.</p>")])
    body_en = factory.LazyFunction(lambda: [("text", "<p>Body text in English.</p>")])
    period_start = date(2024, 1, 1)
    period_end = date(2030, 12, 31)

    class Meta:
        model = ProjectPage


class ProjectResultFactory(factory.django.DjangoModelFactory):
    """A result, to be built, not created."""

    class Meta:
        model = ProjectResult

    statement_sv = factory.Sequence(lambda n: f"Utbildade kontaktpersoner {n}")
    statement_en = factory.Sequence(lambda n: f"Trained contact persons {n}")
    baseline = 0
    target = 60
    achieved = 41
    year = 2026


class ProjectFundingFactory(factory.django.DjangoModelFactory):
    """A funder, to be built, not created."""

    class Meta:
        model = ProjectFunding

    name_sv = factory.Sequence(lambda n: f"Givare {n}")
    name_en = factory.Sequence(lambda n: f"Funder {n}")
    amount = 120_000
