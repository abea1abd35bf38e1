"""What tells together with a project is shown before its level is raised or it is published."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text, streamfield

from palmecenter.pages.models import RelatedPage, SectionPage
from palmecenter.protection.mosaics.findings import find
from palmecenter.protection.mosaics.subjects import Subject
from projects.models import ProjectIndexPage, ProjectPage
from tests.factories.media import ImageFactory
from tests.factories.pages import ContentPageFactory, edit
from tests.factories.projects import ProjectPageFactory
from tests.factories.taxonomy import CountryFactory

from .test_editor import form_data, in_swedish

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "1"}
AGREED = {"remove_hidden": "on", "names_stay": "on"}


def words(text: str) -> str:
    return streamfield([("text", rich_text(f"<p>{text}</p>"))])


def save(client: Client, page: ProjectPage, **given: Any) -> Any:
    data = form_data(**{"heading_sv": page.heading_sv, "ready_sv": "on", **given})
    # Lists of keys, which `nested_form_data` would write as rows.
    lists = {name: value for name, value in given.items() if isinstance(value, list)}
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {**data, **lists})


def panel(response: Any) -> Tag:
    """Return what the form asks to be read, as it stands in the page."""
    assert response.status_code == 200
    html = BeautifulSoup(response.content, "html.parser")
    found = html.find("input", attrs={"name": "mosaics_shown"})
    assert found, response.context["form"].errors
    assert found.parent
    return found.parent


def links(response: Any) -> list[str]:
    """Return what the links in it are called."""
    return [link.get_text() for link in panel(response).find_all("a")]


def is_asked(response: Any) -> bool:
    return "mosaics_read" in response.context["form"].errors


@pytest.fixture
def limited(projects: ProjectIndexPage) -> ProjectPage:
    """A limited project on the site, whose Swedish text has a word that no other page has."""
    body = [("text", "<p>Utbildning för dem som kamelkaravanerna lämnar efter sig.</p>")]
    return ProjectPageFactory(
        parent=projects, heading_sv="Vägen", protection="limited", body_sv=body, ready_en=False
    )


def test_an_open_page_with_the_rare_words_of_a_guarded_one_is_shown_first_and_asked_about_once(
    editor_client: Client, limited: ProjectPage
) -> None:
    page = ProjectPageFactory(parent=limited.get_parent(), heading_sv="Brunnar", ready_en=False)
    given = {"body_sv": words("Vi mötte kamelkaravanerna vid gränsen."), **PUBLISH}
    response = save(editor_client, page, **given)
    assert is_asked(response)
    shown = panel(response)
    assert "kamelkaravanerna" in shown.get_text()
    [link] = shown.find_all("a")
    assert link["href"] == reverse("wagtailadmin_pages:edit", args=[limited.pk])
    assert link.get_text() == "Vägen (limited)"
    assert "tte kamelkaravanerna vid gr" in response.content.decode()
    assert "kamelkaravanerna" not in str(ProjectPage.objects.get(pk=page.pk).body_sv)
    agreed = {"mosaics_read": "on", "mosaics_shown": response.context["form"].mosaics_digest}
    assert save(editor_client, page, **given, **agreed).status_code == 302
    # It is known now: the next comma asks nothing.
    assert save(editor_client, page, **given).status_code == 302


def test_a_draft_of_an_open_page_asks_nothing_as_nobody_reads_it(
    editor_client: Client, limited: ProjectPage
) -> None:
    page = ProjectPageFactory(parent=limited.get_parent(), heading_sv="Brunnar", ready_en=False)
    assert save(editor_client, page, body_sv=words("Kamelkaravanerna kom.")).status_code == 302


def test_a_tick_holds_for_what_was_shown_and_for_nothing_that_came_since(
    editor_client: Client, limited: ProjectPage
) -> None:
    page = ProjectPageFactory(parent=limited.get_parent(), heading_sv="Brunnar", ready_en=False)
    body = words("Vi mötte kamelkaravanerna vid gränsen.")
    first = save(editor_client, page, body_sv=body, **PUBLISH)
    ticked = {"mosaics_read": "on", "mosaics_shown": first.context["form"].mosaics_digest}
    other = [("text", "<p>Ett sammanträffande vid gränsen.</p>")]
    ProjectPageFactory(
        parent=page.get_parent(), heading_sv="Nytt", protection="limited", body_sv=other
    )
    body = words("Vi mötte kamelkaravanerna, ett sammanträffande.")
    response = save(editor_client, page, body_sv=body, **ticked, **PUBLISH)
    assert is_asked(response)
    assert "sammanträffande" in panel(response).get_text()


def test_whoever_raises_a_page_is_shown_who_uses_its_rare_words_along_with_what_goes(
    editor_client: Client, projects: ProjectIndexPage, section: SectionPage
) -> None:
    in_swedish(editor_client)
    page = ProjectPageFactory(parent=projects, heading_sv="Vägen", ready_en=False)
    text = [("text", "<p>Vittnen till kamelkaravanerna talar.</p>")]
    article = ContentPageFactory(parent=section, heading_sv="Vittnen", body_sv=text)
    given = {"protection": "protected", "body_sv": words("Stöd längs kamelkaravanernas väg.")}
    response = save(editor_client, page, **given)
    assert {"remove_hidden", "mosaics_read"} <= set(response.context["form"].errors)
    found = panel(response).get_text()
    assert "Nästan ingen annan sida säger ”kamelkaravanernas”" in found
    assert links(response) == [article.title]
    assert ProjectPage.objects.get(pk=page.pk).protection == "open"
    agreed = {**AGREED, "mosaics_read": "on"}
    assert save(editor_client, page, **given, **agreed).status_code == 302
    assert ProjectPage.objects.get(pk=page.pk).protection == "protected"


def test_what_every_page_says_and_what_pages_are_sorted_by_tells_nothing(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    for _number in range(5):
        ProjectPageFactory(parent=projects, body_sv=[("text", "<p>Utbildningsverksamhet.</p>")])
    page = ProjectPageFactory(parent=projects, heading_sv="Vägen", ready_en=False)
    given = {"protection": "protected", "body_sv": words("Utbildningsverksamhet.")}
    assert save(editor_client, page, **given, **AGREED).status_code == 302


def test_the_only_limited_project_of_a_country_is_said_with_the_open_ones_beside_it(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    country = CountryFactory.create(code="KE")
    page = ProjectPageFactory(parent=projects, heading_sv="Vägen", countries=[country])
    beside = ProjectPageFactory(parent=projects, heading_sv="Sjön", countries=[country])
    response = save(editor_client, page, protection="limited", countries=[country.pk])
    assert is_asked(response)
    assert f"only project at “limited” in {country}" in panel(response).get_text()
    assert links(response) == [beside.title]
    # With a second one beside it, it tells no more.
    ProjectPageFactory(parent=projects, countries=[country], protection="limited")
    given = {"protection": "limited", "countries": [country.pk], **AGREED}
    assert save(editor_client, page, **given).status_code == 302


def test_raising_the_second_last_says_which_one_is_left_alone(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    country = CountryFactory.create(code="KE")
    page, left = (
        ProjectPageFactory(
            parent=projects, heading_sv=heading, countries=[country], protection="limited"
        )
        for heading in ("Vägen", "Sjön")
    )
    response = save(editor_client, page, protection="protected", **AGREED)
    assert is_asked(response)
    assert links(response) == [f"{left.heading_sv} (limited)"]


def test_a_picture_that_stays_elsewhere_and_a_page_that_links_here_are_found(
    editor_client: Client, projects: ProjectIndexPage, section: SectionPage
) -> None:
    picture = ImageFactory.create(title="Marknaden")
    page = ProjectPageFactory(parent=projects, heading_sv="Vägen", picture=picture)
    showing = ProjectPageFactory(parent=projects, heading_sv="Torget", picture=picture)
    linking = ContentPageFactory(parent=section, heading_sv="Resan")
    linking.related_pages = [RelatedPage(related=page)]
    linking.save_revision().publish()
    response = save(editor_client, page, protection="protected", picture=picture.pk)
    assert is_asked(response)
    assert "Marknaden" in panel(response).get_text()
    assert {showing.title, linking.title} <= set(links(response))


def test_a_picture_that_many_pages_show_tells_nothing(
    editor_client: Client, projects: ProjectIndexPage
) -> None:
    picture = ImageFactory.create(title="Loggan")
    page = ProjectPageFactory(parent=projects, heading_sv="Vägen", picture=picture)
    for _number in range(5):
        ProjectPageFactory(parent=projects, picture=picture)
    given = {"protection": "protected", "picture": picture.pk, **AGREED}
    assert save(editor_client, page, **given).status_code == 302


def test_the_editor_of_a_guarded_page_says_it_above_the_form(
    editor_client: Client, limited: ProjectPage, section: SectionPage
) -> None:
    text = [("text", "<p>Om kamelkaravanerna.</p>")]
    ContentPageFactory(parent=section, heading_sv="Vittnen", body_sv=text)
    html = editor_client.get(reverse("wagtailadmin_pages:edit", args=[limited.pk])).content.decode()
    assert "This page tells more together with" in html
    assert "“kamelkaravanerna”" in html
    assert 'name="mosaics_read"' not in html


def test_how_much_is_asked_of_the_database_does_not_grow_with_the_site(
    limited: ProjectPage,
) -> None:
    def queries() -> int:
        page = ProjectPage.objects.get(pk=limited.pk).get_latest_revision_as_object()
        with CaptureQueriesContext(connection) as made:
            assert find([Subject(page)]) == []
        return len(made)

    ProjectPageFactory(parent=limited.get_parent())
    queries()
    few = queries()
    for _number in range(20):
        ProjectPageFactory(parent=limited.get_parent())
    assert queries() == few
    assert few <= 18


@pytest.mark.parametrize(
    "address",
    ["/admin/bulk/projects/projectpage/publish/", "/admin/bulk/wagtailcore/page/publish/"],
)
def test_several_pages_are_not_published_at_once_where_something_has_to_be_read(
    editor_client: Client, limited: ProjectPage, address: str
) -> None:
    pages = [
        ProjectPageFactory(parent=limited.get_parent(), heading_sv=heading, live=False)
        for heading in ("Brunnar", "Sjön")
    ]
    edit(pages[0], body_sv=[("text", "<p>Vi mötte kamelkaravanerna.</p>")])
    query = "&".join(f"id={page.pk}" for page in pages)
    given = {"next": "/admin/projects/", "include_descendants": ""}
    response = editor_client.post(f"{address}?{query}&next=/admin/projects/", given, follow=True)
    html = response.content.decode()
    assert "Nothing was published." in html
    assert "Brunnar: Hardly any other page says “kamelkaravanerna”" in html
    assert not ProjectPage.objects.filter(pk__in=[page.pk for page in pages], live=True).exists()
    query = f"id={pages[1].pk}"
    editor_client.post(f"{address}?{query}&next=/admin/projects/", given)
    assert ProjectPage.objects.get(pk=pages[1].pk).live
