"""A section with a manual of three chapters."""

import pytest

from party_support.models import ChapterPage, DiscussionQuestion, ManualPage, PartySupportIndexPage
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


@pytest.fixture
def chapters(manual) -> list[ChapterPage]:
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
def chapter(chapters) -> ChapterPage:
    return add_parts(
        chapters[0],
        question("b", name="Who decides"),
        question("ac", options=4, name="Who may vote"),
        comment("ZA"),
        comment("MD", text_en="The bus is tied to everything.", text_sv="Bussen hänger ihop."),
    )


@pytest.fixture
def full(chapters):
    """Chapters with three questions, two comments and a question for discussion each."""
    for number, chapter in enumerate(chapters):
        talk = DiscussionQuestion(text_sv="Vem saknas?", text_en="Who is missing?")
        parts = [question("b", name=f"Question {number}-{one}") for one in range(3)]
        add_parts(chapter, *parts, comment("ZA"), comment("MD"), talk)
    GlossaryTermFactory()
    return chapters
