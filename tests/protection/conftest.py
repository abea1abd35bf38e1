"""What tests of levels share: a page type with something to hide, a project, and staff."""

import pytest
from django.test import Client
from wagtail.admin.panels import get_edit_handler

from palmecenter.pages.models import RelatedPage, SectionPage
from palmecenter.protection.levels import ProtectionLevel
from projects.models import ProjectIndexPage, ProjectPage
from tests.factories.media import ImageFactory
from tests.factories.pages import publish
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.taxonomy import OrganisationFactory
from tests.staff import client_of

FACTS = {
    ProtectionLevel.LIMITED: ("related_pages",),
    ProtectionLevel.PROTECTED: ("picture", "body"),
}


@pytest.fixture
def projects(home) -> ProjectIndexPage:
    return ProjectIndexPageFactory(parent=home)


@pytest.fixture
def project(projects: ProjectIndexPage) -> ProjectPage:
    """An open project on the site, with a partner and a sum."""
    partner = OrganisationFactory(name_sv="Förbundet Dolda", name_en="The Hidden Union")
    return ProjectPageFactory(
        parent=projects, heading_sv="Brunnar", budget=360_000, partner_organisations=[partner]
    )


@pytest.fixture
def copy(project: ProjectPage) -> ProjectPage:
    """A plain copy, on the site, under a name of its own."""
    made = project.copy(update_attrs={"title": "En till", "slug": "en-till"}, keep_live=True)
    return publish(made, ready_en=True)


@pytest.fixture
def moderator(projects: ProjectIndexPage) -> Client:
    """Somebody who may add, change and publish all pages."""
    home = projects.get_parent()
    return client_of(home, "moderator", "add_page", "change_page", "publish_page")


@pytest.fixture
def editor(projects: ProjectIndexPage) -> Client:
    """Somebody who may change projects, and not publish them."""
    return client_of(projects, "editor", "change_page")


@pytest.fixture
def hiding_facts(monkeypatch):
    """Sections hide facts, in their forms too."""
    monkeypatch.setattr(SectionPage, "protected_facts", FACTS)
    get_edit_handler.cache_clear()
    SectionPage.get_edit_handler.cache_clear()
    yield
    get_edit_handler.cache_clear()
    SectionPage.get_edit_handler.cache_clear()


@pytest.fixture
def work(section, content, hiding_facts) -> SectionPage:
    """A published page with a partner, a picture and a text."""
    section.picture = ImageFactory()
    section.related_pages = [RelatedPage(related=content)]
    section.save_revision().publish()
    return SectionPage.objects.get(pk=section.pk)
