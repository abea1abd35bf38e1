"""Who may see a print view, and what it costs to show one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from palmecenter.pages.models import RelatedPage
from palmecenter.pages.models.home import FeaturedPage, HomeEntry
from tests.factories.pages import ContentPageFactory, edit

from .sheets import PAGES, SLUGS, print_address, sheet

pytestmark = pytest.mark.django_db


def test_a_draft_has_no_print_view(client, section):
    draft = ContentPageFactory(parent=section, slug="utkast", live=False)
    assert client.get(f"{draft.address('sv')}skriv-ut/").status_code == 404


def test_an_unpublished_change_is_not_printed(client, content):
    edit(content, heading_sv="Hemligt")
    printed = sheet(client, "/sv/om-oss/kontakt/skriv-ut/").get_text()
    assert "Kontakt" in printed
    assert "Hemligt" not in printed


def test_a_private_page_s_print_view_is_as_private(client, editor_client, content):
    PageViewRestriction.objects.create(page=content, restriction_type="login")
    response = client.get("/sv/om-oss/kontakt/skriv-ut/")
    assert response.status_code == 404
    assert "Brödtext" not in response.content.decode()
    response = editor_client.get("/sv/om-oss/kontakt/skriv-ut/")
    assert response.status_code == 200
    assert "private" in response["Cache-Control"]


def test_a_password_guards_the_print_view_too(client, section, content):
    address = "/sv/om-oss/kontakt/skriv-ut/"
    lock = PageViewRestriction.objects.create(
        page=section, restriction_type="password", password="ros"
    )
    asked = client.get(address)
    assert asked.status_code == 200
    assert "Lösenord behövs" in asked.content.decode()
    assert "Brödtext" not in asked.content.decode()
    door = f"/sv/_util/authenticate_with_password/{lock.pk}/{section.pk}/"
    opened = client.post(door, {"password": "ros", "return_url": address}, follow=True)
    assert "Brödtext på svenska." in opened.content.decode()
    assert "private" in opened["Cache-Control"]


def test_it_only_answers_questions(client, content):
    assert client.post("/sv/om-oss/skriv-ut/").status_code == 405
    assert client.head("/sv/om-oss/skriv-ut/").status_code == 200


def test_a_print_view_costs_at_most_ten_queries_however_many_pages_there_are(
    client, home, section, content
):
    RelatedPage.objects.create(page=content, related=section)
    FeaturedPage.objects.create(page=home, featured=content)
    HomeEntry.objects.create(page=home, target=section, heading_sv="Väg in", heading_en="Way in")
    for parent in (section, content):
        ContentPageFactory(parent=parent)

    def cost(address: str) -> int:
        sheet(client, address)
        with CaptureQueriesContext(connection) as captured:
            sheet(client, address)
        return len(captured)

    def costs() -> dict[tuple[str, str], int]:
        return {(kind, code): cost(print_address(kind, code)) for kind in PAGES for code in SLUGS}

    few = costs()
    for _number in range(20):
        ContentPageFactory(parent=section)
        ContentPageFactory(parent=content)
    assert costs() == few
    assert max(few.values()) <= 10
