"""The page of search results, as a visitor meets it."""

from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from hypothesis import HealthCheck, given, settings as hypothesis_settings, strategies as st
from hypothesis.extra.django import TestCase

from palmecenter.pages.models import HomePage, SectionPage
from palmecenter.search.query import MAX_LENGTH
from palmecenter.search.views import PER_PAGE
from tests.factories.pages import SectionPageFactory, make_home

from .conftest import MakePage
from .helpers import headings, search

pytestmark = pytest.mark.django_db


def search_path(code: str) -> str:
    with translation.override(code):
        return reverse("search")


def test_search_has_an_address_in_each_language() -> None:
    assert search_path("sv") == "/sv/sok/"
    assert search_path("en") == "/en/search/"


@pytest.mark.parametrize("code", ["sv", "en"])
def test_without_a_query_there_is_a_form_and_a_hint(
    client: Client, section: SectionPage, code: str
) -> None:
    response = search(client, code)
    html = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{code}"' in html
    assert html.count('role="search"') == 2
    assert "hits" not in html


@pytest.mark.parametrize("query", ['"', "'", "*", "-", "\x00", "()", "%", "  ", "\\"])
def test_a_query_without_any_word_asks_for_one(
    client: Client, section: SectionPage, query: str
) -> None:
    response = search(client, q=query)
    assert response.status_code == 200
    assert response.context["count"] == 0
    assert not response.context["query"].words


def test_results_are_not_for_search_engines(client: Client, section: SectionPage) -> None:
    html = search(client, q="oss").content.decode()
    assert '<meta name="robots" content="noindex, follow">' in html
    assert "hreflang" not in html.split("</head>")[0]
    assert 'rel="canonical"' not in html


def test_nothing_found_says_so_and_what_to_do(client: Client, section: SectionPage) -> None:
    response = search(client, "en", q="xylophone")
    html = response.content.decode()
    assert "0 pages found for “xylophone”" in html
    assert "Try fewer words" in html
    main = html.split("<main")[1].split("</main>")[0]
    assert '<a href="/en/about-us/">About us</a>' in main


def test_the_language_switch_keeps_the_query(client: Client, section: SectionPage) -> None:
    html = search(client, "en", q="peace & work", type="x").content.decode()
    assert f'href="{search_path("sv")}?q=peace+%26+work&amp;type=x"' in html


def test_what_was_asked_is_shown_again_and_never_as_markup(
    client: Client, make_page: MakePage
) -> None:
    make_page(heading_en="Om <script>", text_en="Något &lt;script&gt;alert(1)&lt;/script&gt;.")
    html = search(client, "en", q="<script>").content.decode()
    assert 'value="&lt;script&gt;"' in html
    assert "“&lt;script&gt;”" in html
    assert "Om &lt;<mark>script</mark>&gt;" in html
    assert "<script>" not in html


def test_a_query_that_is_too_long_is_cut_between_words_and_says_so(
    client: Client, make_page: MakePage
) -> None:
    make_page(heading_sv="Fred")
    response = search(client, "en", q="fred " * 2000)
    assert response.context["query"].cut
    assert len(response.context["query"].text) <= MAX_LENGTH
    assert response.context["query"].words == ("fred",)
    assert "Only its beginning was used" in response.content.decode()
    assert "Only its beginning was used" not in search(client, "en", q="fred").content.decode()


def test_results_come_in_pages_that_keep_query_and_kind(
    client: Client, make_page: MakePage
) -> None:
    for number in range(PER_PAGE + 2):
        make_page(heading_sv=f"Fred {number}", heading_en=f"Peace {number}")
    make_page(heading_sv="Fred utan engelska", ready_en=False, heading_en="")
    first = search(client, "en", q="peace")
    second = search(client, "en", q="peace", page=2)
    assert len(headings(first)) == PER_PAGE
    assert len(headings(second)) == 2
    assert len({*headings(first), *headings(second)}) == PER_PAGE + 2
    assert first.context["next_url"] == f"{search_path('en')}?q=peace&page=2"
    assert second.context["previous_url"] == f"{search_path('en')}?q=peace"
    assert not second.context["next_url"]
    assert 'start="11"' in second.content.decode()


def test_a_page_of_results_spans_both_languages(client: Client, make_page: MakePage) -> None:
    for number in range(PER_PAGE - 2):
        make_page(heading_sv=f"Zimbabwe {number}", heading_en=f"Zimbabwe {number}")
    for number in range(5):
        make_page(heading_sv=f"Zimbabwe på svenska {number}", ready_en=False)
    first = search(client, "en", q="zimbabwe")
    second = search(client, "en", q="zimbabwe", page=2)
    languages = [hit.language for hit in [*first.context["hits"], *second.context["hits"]]]
    assert languages == ["en"] * (PER_PAGE - 2) + ["sv"] * 5
    assert len({*headings(first), *headings(second)}) == PER_PAGE + 3


@pytest.mark.parametrize("number", ["-1", "0", "9999999", "x", "", "1.5", "9" * 5000, "\x00", "²"])
def test_a_page_number_that_makes_no_sense_is_left_out(
    client: Client, make_page: MakePage, number: str
) -> None:
    make_page(heading_sv="Fred")
    response = search(client, q="fred", page=number)
    assert response.status_code == 200
    assert headings(response) == ["Fred"]


def test_results_can_be_narrowed_to_a_kind_of_page(
    client: Client, make_page: MakePage, home: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SectionPage, "kind", "Project")
    SectionPageFactory(parent=home, heading_en="A project on peace")
    make_page(heading_en="A page on peace")
    make_page(heading_en="Another page on peace")
    response = search(client, "en", q="peace")
    path = f"{search_path('en')}?q=peace"
    assert {
        (choice.label, choice.count, choice.url, choice.current)
        for choice in response.context["choices"]
    } == {
        ("All", 3, path, True),
        ("Page", 2, f"{path}&type=page", False),
        ("Project", 1, f"{path}&type=sectionpage", False),
    }
    narrowed = search(client, "en", q="peace", type="sectionpage")
    assert headings(narrowed) == ["A project on peace"]
    assert narrowed.context["count"] == 1
    assert narrowed.context["hits"][0].kind == "Project"
    nothing = search(client, "en", q="another", type="sectionpage")
    assert headings(nothing) == []
    assert f'<a href="{search_path("en")}?q=another">' in nothing.content.decode()


@pytest.mark.parametrize("kind", ["unknown", "\x00", "a" * 8000, "basepage' OR 1=1"])
def test_an_unknown_kind_is_left_out(client: Client, make_page: MakePage, kind: str) -> None:
    make_page(heading_sv="Fred")
    assert headings(search(client, q="fred", type=kind)) == ["Fred"]


def test_only_one_kind_gives_nothing_to_choose(client: Client, make_page: MakePage) -> None:
    make_page(heading_sv="Fred")
    assert search(client, q="fred").context["choices"] == []


@pytest.mark.parametrize("malformed", ["%", "%E0%A4%A", "%FF%FE", "%00", "a%00b", "%ED%A0%80"])
def test_a_malformed_address_is_no_error(
    client: Client, section: SectionPage, malformed: str
) -> None:
    assert client.get(f"{search_path('sv')}?q={malformed}").status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_search_is_only_read(client: Client, section: SectionPage, method: str) -> None:
    assert getattr(client, method)(search_path("sv")).status_code == 405


def test_searching_sets_no_cookie_and_may_be_kept_by_a_shared_cache(
    client: Client, section: SectionPage
) -> None:
    response = search(client, q="oss")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert f"s-maxage={settings.PAGE_CACHE_SECONDS}" in response["Cache-Control"]


def queries(client: Client, **parameters: Any) -> int:
    search(client, "en", **parameters)
    with CaptureQueriesContext(connection) as captured:
        search(client, "en", **parameters)
    return len(captured)


def test_the_number_of_queries_is_small_and_does_not_grow(
    client: Client, make_page: MakePage
) -> None:
    make_page(heading_en="Peace")
    one = queries(client, q="peace")
    parent = make_page(heading_en="Peace below", slug_en="parent")
    for number in range(19):
        make_page(parent=parent, heading_en=f"Peace {number}")
    many = queries(client, q="peace")
    assert one == many <= 10
    for number in range(5):
        make_page(heading_sv=f"Peace {number} (sv)", ready_en=False)
    assert queries(client, q="peace", page=3) <= 10


class AnyText(TestCase):
    """Whatever anybody sends gets an answer, on either database."""

    @classmethod
    def setUpTestData(cls) -> None:
        make_home()

    @hypothesis_settings(
        max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    @given(
        query=st.text(max_size=300),
        kind=st.text(max_size=20),
        page=st.text(max_size=5),
        code=st.sampled_from(["sv", "en"]),
    )
    def test_any_query_is_answered(self, query: str, kind: str, page: str, code: str) -> None:
        assert search(self.client, code, q=query, type=kind, page=page).status_code == 200

    @hypothesis_settings(max_examples=80, deadline=None)
    @given(query=st.binary(max_size=100))
    def test_any_bytes_are_answered(self, query: bytes) -> None:
        assert self.client.get(f"{search_path('sv')}?q={quote(query)}").status_code == 200
