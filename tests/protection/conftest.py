"""A page type with something to hide: sections hide what relates, picture and text."""

import pytest
from wagtail.admin.panels import get_edit_handler

from palmecenter.pages.models import RelatedPage, SectionPage
from palmecenter.protection.levels import ProtectionLevel
from tests.factories.media import ImageFactory

FACTS = {
    ProtectionLevel.LIMITED: ("related_pages",),
    ProtectionLevel.PROTECTED: ("picture", "body"),
}


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
