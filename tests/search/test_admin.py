"""The admin's own search works beside ours, whatever staff type."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.query import Phrase, PlainText

from palmecenter.pages.models import ContentPage
from palmecenter.search.backends.shared import tidied, tidy

from .conftest import MakePage

pytestmark = pytest.mark.django_db

ODD = [
    *(
        '"',
        "'",
        "''",
        "-",
        "--",
        "*",
        "\\",
        "a\\",
        '"a',
        "a' OR 1",
        "(",
        "a:b",
        "%",
        "a % b",
        "&|!",
    ),
    *("\x00", "a\x00b", "\u0301", "\u2003", "a " * 4000, "a" * 8000, "AND", "NOT", "title:a"),
]


def test_staff_find_pages_drafts_included(editor_client: Client, make_page: MakePage) -> None:
    make_page(heading_sv="Hemligt utkast", live=False)
    response = editor_client.get(reverse("wagtailadmin_pages:search"), {"q": "hemligt"})
    assert "Hemligt utkast" in response.content.decode()


@pytest.mark.parametrize(
    "name",
    [
        "wagtailadmin_pages:search",
        "wagtailadmin_choose_page_search",
        "wagtailimages:index",
        "wagtaildocs:index",
        "wagtailusers_users:index",
        "wagtailsnippets_taxonomy_country:list",
    ],
)
def test_no_query_breaks_the_admins_search(
    editor_client: Client, make_page: MakePage, name: str
) -> None:
    make_page(heading_sv="A")
    for query in ODD:
        assert editor_client.get(reverse(name), {"q": query}).status_code == 200, query


@pytest.mark.parametrize("query", ODD)
def test_no_query_breaks_the_backend(make_page: MakePage, query: str) -> None:
    make_page(heading_sv="A")
    backend = get_search_backend()
    for asked in (query, PlainText(query), Phrase(query), PlainText("a") & PlainText(query)):
        list(backend.search(asked, ContentPage.objects.all()))
        list(backend.autocomplete(asked, Page.objects.all()))


def test_what_is_left_of_a_query_is_searched_for() -> None:
    assert tidy('  "folkets -- hus" \x00') == "folkets hus"
    assert tidied(PlainText('"')) == ""
    assert repr(tidied(PlainText("a", operator="or") & Phrase("-"))) == repr(
        tidied(PlainText("a", operator="or") & PlainText("\x00"))
    )
