"""What is found, in which order, and what is not."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from .conftest import MakePage
from .helpers import headings, search

pytestmark = pytest.mark.django_db


def test_a_page_is_found_by_a_word_of_its_text(client: Client, make_page: MakePage) -> None:
    make_page(heading_sv="Fackligt arbete", text_sv="Vi stödjer kvinnor i Zimbabwe.")
    response = search(client, q="zimbabwe")
    assert headings(response) == ["Fackligt arbete"]
    assert "<mark>Zimbabwe</mark>" in response.content.decode()


def test_an_inflected_word_finds_and_marks_the_others(client: Client, make_page: MakePage) -> None:
    make_page(
        heading_sv="Kvinnornas parti",
        heading_en="Building parties",
        text_sv="Kvinnor leder.",
        text_en="The union educates members.",
    )
    response = search(client, "sv", q="kvinna")
    assert [str(hit.heading) for hit in response.context["hits"]] == [
        "<mark>Kvinnornas</mark> parti"
    ]
    response = search(client, "en", q="educated party")
    [hit] = response.context["hits"]
    assert str(hit.heading) == "Building <mark>parties</mark>"
    assert str(hit.excerpt) == "The union <mark>educates</mark> members."


def test_each_language_is_stemmed_by_its_own_rules(client: Client, make_page: MakePage) -> None:
    """English would take `parties` for `party`; Swedish has a word `parter` for those who agree."""
    make_page(heading_sv="Avtalets parter", heading_en="Two parties agree")
    assert headings(search(client, "en", q="party")) == ["Two parties agree"]
    assert headings(search(client, "sv", q="part")) == ["Avtalets parter"]
    assert headings(search(client, "sv", q="party")) == []


def test_the_first_part_of_a_swedish_compound_finds_it(client: Client, make_page: MakePage) -> None:
    make_page(heading_sv="Biståndsprojekt", heading_en="Partial results")
    assert headings(search(client, "sv", q="bistånd")) == ["Biståndsprojekt"]
    assert headings(search(client, "en", q="party")) == []


def test_a_page_is_found_in_the_visitors_language_only(client: Client, make_page: MakePage) -> None:
    make_page(heading_sv="Fred", heading_en="Peace")
    assert headings(search(client, "en", q="peace")) == ["Peace"]
    assert headings(search(client, "en", q="fred")) == []
    assert headings(search(client, "sv", q="peace")) == []


def test_what_exists_only_in_the_other_language_comes_last_and_is_marked(
    client: Client, make_page: MakePage
) -> None:
    make_page(heading_sv="Demokrati", ready_en=False)
    make_page(heading_sv="Om demokrati", heading_en="Demokrati in Swedish")
    response = search(client, "en", q="demokrati")
    assert headings(response) == ["Demokrati in Swedish", "Demokrati"]
    html = response.content.decode()
    assert '<mark>Demokrati</mark></a> <span class="language-mark" lang="en">(in Swedish)' in html
    assert 'lang="sv"><mark>Demokrati</mark></a>' in html


def test_results_lead_to_addresses_in_the_visitors_language(
    client: Client, make_page: MakePage
) -> None:
    make_page(heading_sv="Fred", heading_en="Peace", slug="fred", slug_en="peace")
    [hit] = search(client, "en", q="peace").context["hits"]
    assert hit.url == "/en/about-us/peace/"
    [hit] = search(client, "sv", q="fred").context["hits"]
    assert hit.url == "/sv/om-oss/fred/"


def test_a_page_of_filler_words_is_found_by_its_name(client: Client, section: Any) -> None:
    """PostgreSQL's own configurations would drop every word of it."""
    assert headings(search(client, "sv", q="om oss")) == ["Om oss"]
    assert headings(search(client, "en", q="about us")) == ["About us"]


def test_filler_words_beside_others_ask_for_nothing(client: Client, make_page: MakePage) -> None:
    make_page(heading_sv="Kvinnor Zimbabwe", summary_sv="", text_sv="Allt.")
    assert headings(search(client, q="kvinnor i Zimbabwe")) == ["Kvinnor Zimbabwe"]


def test_all_words_must_be_there(client: Client, make_page: MakePage) -> None:
    make_page(heading_sv="Fred i Zimbabwe")
    make_page(heading_sv="Fred i Kenya")
    assert headings(search(client, q="fred zimbabwe")) == ["Fred i Zimbabwe"]


def test_a_word_in_the_heading_counts_most(client: Client, make_page: MakePage) -> None:
    make_page(heading_sv="Annat", text_sv="Handboken. " * 3 + "Något om fred, fred och fred. " * 3)
    make_page(heading_sv="Fred", text_sv="Ett helt annat ämne. " * 10)
    make_page(heading_sv="Ännu annat", text_sv="Handboken nämner fred.")
    assert headings(search(client, q="fred"))[0] == "Fred"


def test_a_private_page_is_not_found_from_the_moment_it_is_private(
    client: Client, make_page: MakePage
) -> None:
    page = make_page(heading_sv="Hemlighet")
    below = make_page(parent=page, heading_sv="Hemlighet under")
    assert len(headings(search(client, q="hemlighet"))) == 2
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    response = search(client, q="hemlighet")
    assert headings(response) == []
    assert response.context["count"] == 0
    PageViewRestriction.objects.all().delete()
    assert set(headings(search(client, q="hemlighet"))) == {"Hemlighet", below.heading_sv}
