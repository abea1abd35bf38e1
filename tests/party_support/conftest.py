"""A section with a manual of three chapters."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from wagtail.models import Site

from party_support.models import ChapterPage, DiscussionQuestion, ManualPage, PartySupportIndexPage
from tests.factories.pages import make_home
from tests.factories.party_support import (
    ChapterPageFactory,
    GlossaryTermFactory,
    ManualPageFactory,
    PartySupportIndexPageFactory,
    add_parts,
    comment,
    question,
)


@pytest.fixture
def index(home) -> PartySupportIndexPage:
    return PartySupportIndexPageFactory(parent=home)


@pytest.fixture
def manual(index) -> ManualPage:
    return ManualPageFactory(parent=index)


def three_chapters(manual: ManualPage) -> list[ChapterPage]:
    names = [("varfor", "why"), ("motet", "the-meeting"), ("valda", "elected")]
    return [
        ChapterPageFactory(
            parent=manual,
            slug=slug,
            slug_en=slug_en,
            heading_sv=f"Kapitel om {slug}",
            heading_en=f"About {slug_en}",
        )
        for slug, slug_en in names
    ]


@pytest.fixture
def chapters(manual) -> list[ChapterPage]:
    return three_chapters(manual)


@pytest.fixture
def chapter(chapters) -> ChapterPage:
    return add_parts(
        chapters[0],
        question("b", name="Who decides"),
        question("ac", options=4, name="Who may vote"),
        comment("ZA"),
        comment("MD", text_en="The bus is tied to everything.", text_sv="Bussen hänger ihop."),
    )


@pytest.fixture(scope="module")
def full_once(django_db_setup, django_db_blocker) -> Iterator[int]:
    """A full manual for all tests of a module; what a test changes is rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        manual = ManualPageFactory(parent=PartySupportIndexPageFactory(parent=make_home()))
        for number, chapter in enumerate(three_chapters(manual)):
            talk = DiscussionQuestion(text_sv="Vem saknas?", text_en="Who is missing?")
            parts = [question("b", name=f"Question {number}-{one}") for one in range(3)]
            add_parts(chapter, *parts, comment("ZA"), comment("MD"), talk)
        GlossaryTermFactory()
        yield manual.pk
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


@pytest.fixture
def full_manual(full_once, db) -> ManualPage:
    """A manual whose chapters have three questions, two comments and one to talk about each."""
    return ManualPage.objects.get(pk=full_once)


@pytest.fixture
def full(full_manual) -> list[ChapterPage]:
    """Its chapters."""
    return list(ChapterPage.objects.child_of(full_manual).order_by("path"))
