"""A protected page is a general text only: its running text keeps its words and nothing else."""

import pytest

from palmecenter.protection.forms import BESIDE_WORDS, removed_labels
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.signals import facts_redacted
from palmecenter.taxonomy.models import Person
from projects.models import ProjectPage
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import edit, publish
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory

pytestmark = pytest.mark.django_db

WORDS = [
    ("heading", {"text": "En rubrik", "level": "2"}),
    ("text", "<p>Allmän text.</p>"),
    ("quote", {"text": "Vi gör det ihop.", "attribution": "", "role": ""}),
    ("footnotes", ["<p>En not.</p>"]),
]


def all_kinds() -> list[tuple[str, object]]:
    return [
        *WORDS[:2],
        ("picture", {"image": ImageFactory(), "size": "normal"}),
        ("facts", {"title": "", "items": [{"term": "Ort", "value": "<p>Dolda orten</p>"}]}),
        ("download", {"document": DocumentFactory(), "text": "Dolda filen"}),
        ("embed", {"url": "https://youtu.be/abcdefgh", "title": "Dolda filmen"}),
        *WORDS[2:],
    ]


@pytest.fixture
def project(home) -> ProjectPage:
    index = ProjectIndexPageFactory(parent=home)
    page = ProjectPageFactory(parent=index)
    return publish(page, body_sv=all_kinds(), body_en=all_kinds())


def kinds_of(page: ProjectPage) -> list[set[str]]:
    return [{block["type"] for block in value.raw_data} for value in (page.body_sv, page.body_en)]


def test_what_is_no_word_leaves_row_and_revisions(project) -> None:
    live = publish(project, protection=ProtectionLevel.PROTECTED)
    kept = {name for name, _value in WORDS}
    assert kinds_of(live) == [kept, kept]
    assert live.live
    for revision in live.revisions.all():
        assert "Dolda" not in str(revision.content)


def test_a_limited_page_keeps_them(project) -> None:
    live = publish(project, protection=ProtectionLevel.LIMITED)
    assert "picture" in kinds_of(live)[0]


def test_what_an_editor_adds_later_is_taken_out_too_and_told_of(project) -> None:
    publish(project, protection=ProtectionLevel.PROTECTED)
    told: list[dict] = []

    def note(facts: dict, **kwargs: object) -> None:
        told.append(facts)

    facts_redacted.connect(note)
    try:
        edit(project, body_sv=all_kinds())
    finally:
        facts_redacted.disconnect(note)
    [facts] = told
    assert [block["type"] for block in facts["body_sv"]] == [
        "picture",
        "facts",
        "download",
        "embed",
    ]


def test_editors_are_told_beforehand(project) -> None:
    more = str(BESIDE_WORDS)
    assert more not in removed_labels(ProjectPage, ProtectionLevel.LIMITED)
    assert more in removed_labels(ProjectPage, ProtectionLevel.PROTECTED)
    assert more not in removed_labels(Person, ProtectionLevel.PROTECTED)
