"""What Wagtail's own views fail on is answered in words: addresses and forms that make no sense."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Page, Revision

from palmecenter.pages.models import BasePage
from palmecenter.taxonomy.models import Theme
from tests.factories.pages import ContentPageFactory
from tests.tabs import opened, sent

pytestmark = pytest.mark.django_db

ENDLESS = "9" * 30
SWEDISH = {"accept-language": "sv"}
LINKS = ("external", "email", "phone", "anchor")


@pytest.mark.parametrize("kind", ["images", "documents", "pages"])
@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("find/", 404),
        ("find/?id=", 400),
        ("find/?id=x", 400),
        ("find/?id=1.5", 400),
        (f"find/?id={ENDLESS}", 404),
        ("?search=a&search_operator=x", 400),
        (f"?offset={ENDLESS}", 400),
    ],
)
def test_the_api_of_the_admin_says_what_it_does_not_understand(editor_client, kind, query, status):
    response = editor_client.get(f"/admin/api/main/{kind}/{query}")
    assert response.status_code == status
    assert response.json()["message"]


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("sent", ["nothing", "a file", "whole"])
def test_a_dialogue_for_a_link_answers_whatever_is_sent_for_its_fields(editor_client, link, sent):
    address = reverse(f"wagtailadmin_choose_page_{link}_link")
    fields = _fields(link)
    if sent == "nothing":
        fields = {}
    elif sent == "a file":
        fields = {name: SimpleUploadedFile("x.txt", b"x") for name in fields}
    response = editor_client.post(address, fields, headers=SWEDISH)
    if sent == "whole":
        assert response.json()["step"] == "external_link_chosen"
    elif link == "external":  # Wagtail looks at what is not there before it asks for it
        assert response.status_code == 400
        assert "Formuläret kom inte fram helt" in response.content.decode()
    else:
        assert response.json()["step"] == f"{link}_link"


def _fields(link: str) -> dict[str, Any]:
    given = {"url": "https://example.org/", "email_address": "rosa@example.org"}
    given |= {"phone_number": "08-677 57 70", "link_text": "Ord"}
    return {f"{link}-link-chooser-{name}": value for name, value in given.items()}


@pytest.mark.parametrize("link", LINKS)
def test_a_dialogue_for_a_link_opens_for_a_link_that_is_none_or_says_so(editor_client, link):
    address = reverse(f"wagtailadmin_choose_page_{link}_link")
    response = editor_client.get(address, {"link_url": "mailto://["}, headers=SWEDISH)
    if link == "email":  # the only one that takes the link apart
        assert response.status_code == 400
        assert "Vi förstod inte adressen" in response.content.decode()
    else:
        assert response.json()["step"] == f"{link}_link"


@pytest.mark.parametrize("action", ["set_page_position", "lock", "unlock"])
def test_what_needs_a_page_above_is_not_found_for_the_root(editor_client, section, action):
    root = Page.get_first_root_node()
    response = editor_client.post(
        reverse(f"wagtailadmin_pages:{action}", args=[root.pk]), headers=SWEDISH
    )
    assert response.status_code == 404
    assert "Sidan finns inte" in response.content.decode()
    root.refresh_from_db()
    assert not root.locked


def test_a_page_keeps_its_place_when_it_is_sent_beyond_all_numbers(editor_client, section):
    first, last = (ContentPageFactory(parent=section, slug=slug) for slug in ("a", "b"))
    address = reverse("wagtailadmin_pages:set_page_position", args=[first.pk])
    response = editor_client.post(f"{address}?position={ENDLESS}", headers=SWEDISH)
    assert response.status_code == 400
    assert "Vi förstod inte adressen" in response.content.decode()
    assert [one.pk for one in section.get_children()] == [first.pk, last.pk]


@pytest.mark.parametrize("to", ["x", "25:61", '{"entityMap": []}', "null", "."])
def test_what_is_sent_on_to_no_address_is_stored_all_the_same(editor_client, content, to):
    response = sent(editor_client, content, opened(editor_client, content), next=to)
    assert response.status_code == 302
    assert Revision.objects.for_instance(content).count() == 1
    given = {"name_sv": "Fred", "name_en": "Peace", "slug_sv": "", "slug_en": "", "next": to}
    given |= {"text_sv": "", "text_en": "", "dac_sector": ""}
    response = editor_client.post(reverse("wagtailsnippets_taxonomy_theme:add"), given)
    assert response.status_code == 302
    assert Theme.objects.get().name_sv == "Fred"


def test_a_fault_of_ours_is_none_of_whoever_asks(editor_client, section, monkeypatch):
    """The answers above are for what was sent; an error of the same kind elsewhere stays one."""

    def fail(*_given: Any, **_named: Any) -> None:
        raise AttributeError(name="pk", obj=None)

    monkeypatch.setattr(BasePage, "get_admin_display_title", fail)
    with pytest.raises(AttributeError):
        editor_client.get(reverse("wagtailadmin_explore", args=[Page.get_first_root_node().pk]))
    with pytest.raises(AttributeError):
        editor_client.post(reverse("wagtailadmin_pages:lock", args=[section.pk]))
