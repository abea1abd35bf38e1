"""Pages that have no levels of their own say the name of nobody whom only staff may know."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from palmecenter.pages.models import ContentPage
from palmecenter.taxonomy.models import Organisation
from tests.factories.pages import ContentPageFactory
from tests.factories.party_support import PartySupportIndexPageFactory
from tests.factories.publications import PublicationIndexPageFactory
from tests.factories.taxonomy import PersonFactory
from tests.tabs import errors, opened, sent

pytestmark = pytest.mark.django_db

PUBLISH = "action-publish"


@pytest.fixture
def closed(home: Page) -> None:
    """Somebody and something that nobody outside may know of, and one whom everybody may."""
    PersonFactory.create(name="Dolda Öberg", protection="closed")
    Organisation.objects.create(
        role="partner", name_sv="Gatans Handel (GAHA)", name_en="Street Trade", protection="closed"
    )
    PersonFactory.create(name="Öppna Lind", protection="open")


def named(response: Any) -> str:
    return " ".join(errors(response).get("names_stay", []))


@pytest.mark.parametrize("way", ["", PUBLISH])
@pytest.mark.parametrize("kind", ["content", "section", "manual", "publications"])
def test_a_page_without_levels_asks_about_a_closed_name_and_keeps_what_was_typed(
    editor_client: Client, section: Page, closed: None, kind: str, way: str
) -> None:
    make = {
        "content": lambda: ContentPageFactory(parent=section, heading_sv="Om oss"),
        "section": lambda: section,
        "manual": lambda: PartySupportIndexPageFactory(parent=section, heading_sv="Stöd"),
        "publications": lambda: PublicationIndexPageFactory(parent=section, heading_sv="Böcker"),
    }
    page = make[kind]()
    tab = opened(editor_client, page)
    given = {"summary_sv": "Möt Dolda O\u0308berg, Öppna Lind och G.A.H.A."}
    response = sent(editor_client, page, tab, way, **given)
    told = named(response)
    assert "Summary (Swedish)" in told
    assert "Dolda Öberg" in told
    assert "GAHA" in told
    assert "Lind" not in told.replace("Dolda Öberg", "")
    html = response.content.decode()
    assert "Möt Dolda" in html
    assert 'name="names_stay"' in html
    row = type(page).objects.get(pk=page.pk)
    assert "Dolda" not in str(row.get_latest_revision_as_object().serializable_data())
    assert sent(editor_client, page, tab, way, **given, names_stay="on").status_code == 302
    row = type(page).objects.get(pk=page.pk)
    assert "Dolda" in row.get_latest_revision_as_object().summary_sv


def test_running_text_and_address_are_read_as_well(
    editor_client: Client, section: Page, closed: None
) -> None:
    page = ContentPageFactory(parent=section, heading_sv="Om oss")
    tab = opened(editor_client, page)
    text = streamfield([("text", rich_text("<p>Hos Street <b>Tra</b>de i dag.</p>"))])
    given = {**nested_form_data({"body_sv": text}), "slug": "dolda-oberg"}
    told = named(sent(editor_client, page, tab, PUBLISH, **given))
    assert "Text (Swedish): Street Trade" in told
    assert "Slug: Dolda Öberg" in told


def test_a_new_page_is_asked_as_well(editor_client: Client, section: Page, closed: None) -> None:
    address = reverse("wagtailadmin_pages:add", args=["pages", "contentpage", section.pk])
    response: Any = editor_client.get(address)
    assert 'name="names_stay"' not in response.content.decode()
    given = nested_form_data(
        {
            "heading_sv": "Dolda Öbergs dag",
            "ready_sv": "on",
            **{f"body_{code}": streamfield([]) for code in ("sv", "en")},
            **{
                f"{name}-{part}": number
                for name in response.context["form"].formsets
                for part, number in (("TOTAL_FORMS", "0"), ("INITIAL_FORMS", "0"))
            },
        }
    )
    assert "Dolda Öberg" in named(editor_client.post(address, {**given, PUBLISH: "1"}))
    assert not ContentPage.objects.filter(heading_sv__contains="Dolda").exists()


def test_nobody_is_asked_where_the_page_says_no_such_name(
    editor_client: Client, section: Page, closed: None
) -> None:
    page = ContentPageFactory(parent=section, heading_sv="Öppna Linds dag")
    response: Any = editor_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert 'name="names_stay"' not in response.content.decode()
    assert sent(editor_client, page, opened(editor_client, page), PUBLISH).status_code == 302
