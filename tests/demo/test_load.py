"""`load_demo` respects what others made, and does all or nothing.

With its first loaders, which make terms, pages, pictures and revisions: test_site.py has them all.
"""

import pytest
from django.core.management import CommandError
from wagtail.models import Page

from palmecenter.demo.loaders import LOADERS
from palmecenter.demo.source import read
from palmecenter.pages.models import BasePage, HomePage, SectionPage
from tests.demo.loading import counts, load
from tests.factories.pages import ContentPageFactory, SectionPageFactory, make_home

FIRST = LOADERS[:5]


def test_a_site_with_other_content_is_left_alone(db) -> None:
    home = make_home()
    SectionPageFactory(parent=home, slug="vart-arbete")
    before = counts()
    with pytest.raises(CommandError, match="other content"):
        load()
    assert counts() == before


def test_a_page_beside_the_welcome_page_is_other_content(db) -> None:
    root = Page.objects.get(depth=1)
    root.add_child(instance=Page(title="Någons utkast", slug="utkast", live=False))
    with pytest.raises(CommandError, match="other content"):
        load()


def test_forced_it_stands_beside_other_content_and_changes_none_of_it(db, monkeypatch) -> None:
    monkeypatch.setattr("palmecenter.demo.load.LOADERS", FIRST)
    home = make_home(heading_sv="Vår egen framsida")
    section = SectionPageFactory(parent=home, slug="om-oss", heading_sv="Vår egen sektion")
    ContentPageFactory(parent=section, slug="kontakt", heading_sv="Vår egen kontaktsida")
    load(force=True)
    headings = BasePage.objects.values_list("heading_sv", flat=True)
    assert {"Vår egen framsida", "Vår egen sektion", "Vår egen kontaktsida"} <= set(headings)
    assert HomePage.objects.count() == 1
    assert SectionPage.objects.count() == len(read("site")["sections"])


def test_a_failure_leaves_nothing_behind(db, monkeypatch) -> None:
    def fail(_made: object) -> None:
        assert counts() != before
        raise LookupError

    before = counts()
    monkeypatch.setattr("palmecenter.demo.load.LOADERS", (*FIRST, fail))
    with pytest.raises(LookupError):
        load()
    assert counts() == before
