"""What came of a project is told as a story: on its page, on paper, in the list and in front."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from palmecenter.protection.levels import ProtectionLevel
from projects.models import ProjectIndexPage, ProjectPage, ProjectStory
from tests.factories.pages import ContentPageFactory, SectionPageFactory, publish
from tests.factories.projects import ProjectPageFactory

pytestmark = pytest.mark.django_db

TOLD = {
    "title": ("Nyckeln", "The key"),
    "before": ("Sex sparlag.", "Six savings groups."),
    "after": ("27 sparlag.", "27 savings groups."),
    "text": ("De räknade stegen.", "They counted the steps."),
    "quote": ("Vi kom med en uträkning.", "We came with a sum."),
    "quote_role": ("Kassör", "Treasurer"),
    "learnt": ("Börja smått.", "Begin with something small."),
}


def story(**more: Any) -> ProjectStory:
    texts = {f"{name}_sv": words[0] for name, words in TOLD.items()}
    texts |= {f"{name}_en": words[1] for name, words in TOLD.items()}
    return ProjectStory(**texts, **more)


def make(projects: ProjectIndexPage, **given: Any) -> ProjectPage:
    page = ProjectPageFactory(parent=projects, stories=[story(**given.pop("told", {}))], **given)
    return ProjectPage.objects.get(pk=page.pk)


def text_at(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_story_is_told_on_the_page_and_on_paper(
    client: Client, projects: ProjectIndexPage, language: str
) -> None:
    page = make(projects)
    place = ("sv", "en").index(language)
    for address in ("", "skriv-ut/" if language == "sv" else "print/"):
        soup = BeautifulSoup(text_at(client, page.address(language) + address), "lxml")
        told = soup.select_one("section.story")
        assert told is not None
        assert told["lang"] == language
        for words in TOLD.values():
            assert words[place] in told.get_text()


def test_a_language_that_it_is_not_told_in_has_none_of_it(
    client: Client, projects: ProjectIndexPage
) -> None:
    page = ProjectPageFactory(parent=projects, stories=[ProjectStory(title_sv="Nyckeln")])
    assert "Nyckeln" in text_at(client, page.address("sv"))
    assert "story-1" not in text_at(client, page.address("en"))


def test_it_leads_to_the_evaluation_that_everybody_may_read(
    client: Client, projects: ProjectIndexPage
) -> None:
    section = SectionPageFactory(parent=projects.get_parent())
    evaluation = ContentPageFactory(parent=section, heading_sv="Utvärderingen")
    page = make(projects, told={"evaluation": evaluation})
    told = text_at(client, page.address("sv"))
    assert evaluation.address("sv") in told
    evaluation.unpublish()
    assert "Utvärderingen" not in text_at(client, page.address("sv"))
    assert "Nyckeln" in text_at(client, page.address("sv"))


def test_the_list_says_who_has_one_and_finds_them(
    client: Client, projects: ProjectIndexPage
) -> None:
    page = make(projects, heading_sv="Torget")
    other: Any = ProjectPageFactory(parent=projects)
    whole = text_at(client, projects.address("sv"))
    assert "med resultatberättelse" in whole
    found = BeautifulSoup(
        text_at(client, f"{projects.address('sv')}?berattelse=med-resultatberattelse"), "lxml"
    )
    headings = [row.get_text(strip=True) for row in found.select(".rows h3")]
    assert headings == [page.heading_sv]
    assert other.heading_sv not in headings


def test_the_front_shows_the_latest_at_no_more_than_ten_queries(
    client: Client, projects: ProjectIndexPage
) -> None:
    ProjectPageFactory(parent=projects)
    assert "Vad det blev av det" not in text_at(client, "/sv/")
    publish(make(projects))
    for address, words in (("/sv/", "Vi kom med en uträkning."), ("/en/", "We came with a sum.")):
        with CaptureQueriesContext(connection) as asked:
            assert words in text_at(client, address)
        assert len(asked) <= 10
    assert "Vi kom med en uträkning." in text_at(client, "/sv/skriv-ut/")


@pytest.mark.parametrize("level", [ProtectionLevel.LIMITED, ProtectionLevel.PROTECTED])
def test_no_story_is_told_of_a_project_that_is_not_open(
    client: Client, projects: ProjectIndexPage, level: ProtectionLevel
) -> None:
    page = make(projects, heading_sv="Torget")
    publish(page, protection=level)
    page = ProjectPage.objects.get(pk=page.pk)
    assert not page.stories.exists()
    assert not page.get_latest_revision_as_object().stories.all()
    for address in (page.address("sv"), projects.address("sv"), "/sv/"):
        text = text_at(client, address)
        assert "med resultatberättelse" not in text
        assert "Nyckeln" not in text
        assert "Vi kom med en uträkning." not in text
