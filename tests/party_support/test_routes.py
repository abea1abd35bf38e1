"""The annexes of the manual: their addresses, and what they put together from its chapters."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.text import slugify

from palmecenter.search.indexing import refresh
from party_support.models import ManualPage
from tests.factories.party_support import (
    ChapterPageFactory,
    add_parts,
    comment,
    question,
)
from tests.markup import attribute, there

from .reading import CHECK, MANUAL, soup_of

pytestmark = pytest.mark.django_db


BOTH = {
    "check": ("kunskapstest", "knowledge-check"),
    "key": ("facit", "answer-key"),
    "circle": ("studiecirkel", "study-circle"),
    "comments": ("roster", "voices"),
    "glossary": ("ordlista", "glossary"),
    "search": ("sok", "search"),
}


@pytest.mark.parametrize(("swedish", "english"), BOTH.values(), ids=BOTH)
def test_an_annex_has_an_address_in_each_language_that_lead_to_each_other(
    client, full, swedish, english
):
    addresses = {"sv": f"/sv/partiinriktat-stod/handbok/{swedish}/", "en": f"{MANUAL}{english}/"}
    for code, address in addresses.items():
        page = soup_of(client, address)
        links = page.find_all("link", rel="alternate")
        assert {
            link["hreflang"]: attribute(link, "href").removeprefix("http://testserver")
            for link in links
        } == (addresses)
        other = addresses["en" if code == "sv" else "sv"]
        assert attribute(there(page.find("nav", class_="switch")).find("a"), "href") == other
        assert client.get(f"{address}{'skriv-ut' if code == 'sv' else 'print'}/").status_code == 200
    mixed = client.get(f"{MANUAL}{swedish}/?country=za")
    if swedish != english:
        assert (mixed.status_code, mixed["Location"]) == (301, f"{addresses['en']}?country=za")


@pytest.mark.parametrize("name", BOTH)
def test_an_annex_comes_as_a_file_under_its_own_name(client, full, name):
    swedish, english = BOTH[name]
    for address, view in (
        (f"/sv/partiinriktat-stod/handbok/{swedish}/", "hafte"),
        (f"{MANUAL}{english}/", "pdf"),
    ):
        heading = there(soup_of(client, address).h1).get_text(strip=True)
        response = client.get(f"{address}{view}/")
        assert response.status_code == 200
        assert b"".join(response).startswith(b"%PDF-")
        assert slugify(heading) in response["Content-Disposition"]


@pytest.mark.parametrize("name", BOTH)
def test_an_e_book_is_the_whole_manual(client, full, name):
    address = f"{MANUAL}{BOTH[name][1]}/"
    assert client.get(f"{address}epub/").status_code == 404
    assert f"{address}epub/" not in client.get(address).content.decode()


@pytest.mark.parametrize(("code", "query"), [("en", "glossary"), ("sv", "ordlista")])
def test_the_sites_search_finds_the_manual_by_what_is_in_it(client, full_manual, code, query):
    refresh([full_manual])
    path = {"en": "/en/search/", "sv": "/sv/sok/"}[code]
    assert full_manual.address(code) in client.get(f"{path}?q={query}").content.decode()


@pytest.mark.parametrize("name", ["check", "key", "search"])
def test_where_nothing_was_asked_for_there_is_nothing_to_print(client, full, name):
    address = f"{MANUAL}{BOTH[name][1]}/"
    assert f"{address}print/" not in client.get(address).content.decode()
    assert client.get(f"{address}print/").status_code == 200


def test_the_sheet_of_a_search_leads_back_to_it(client, full):
    address = f"{MANUAL}search/?q=congress&in=texts"
    assert "print/?q=congress&amp;in=texts" in client.get(address).content.decode()
    sheet = soup_of(client, f"{MANUAL}search/print/?q=congress&in=texts")
    assert there(sheet.find(class_="address")).text.endswith("/search/?q=congress&in=texts")
    assert attribute(there(sheet.find(class_="print-bar")).a, "href") == address


def test_what_is_no_annex_is_not_found(client, full):
    assert client.get(f"{MANUAL}nothing/").status_code == 404
    assert client.get(f"{CHECK}nothing/").status_code == 404


def test_annexes_of_a_draft_are_not_found(client, full_manual):
    full_manual.unpublish()
    assert client.get(CHECK).status_code == 404


# --- The rest --------------------------------------------------------------------------------


def test_voices_of_all_chapters_can_be_narrowed_to_a_country(client, full):
    assert len(soup_of(client, f"{MANUAL}voices/").find_all(class_="voice")) == 6
    narrowed = soup_of(client, f"{MANUAL}voices/?country=md")
    assert len(narrowed.find_all(class_="voice")) == 3
    link = there(narrowed.find(class_="voice")).find("a")
    chapter, _hash, anchor = attribute(link, "href").partition("#")
    assert soup_of(client, chapter).find(id=anchor)


def test_the_print_of_voices_keeps_the_country(client, full):
    page = soup_of(client, f"{MANUAL}voices/?country=md")
    printed = attribute(page.find("a", {"data-print": True}), "href")
    assert printed == f"{MANUAL}voices/print/?country=md"
    assert len(soup_of(client, printed).find_all(class_="voice")) == 3


def test_the_circle_leader_gets_every_chapter_with_what_to_talk_about(client, full):
    page = soup_of(client, f"{MANUAL}study-circle/")
    assert page.get_text().count("Who is missing?") == 3
    heading = there(there(page.find(id="chapter-2")).find("h2"))
    assert heading.get_text(" ", strip=True) == "2 About the-meeting"


def test_the_manual_is_searched_by_words_and_hits_lead_to_their_place(client, full):
    page = soup_of(client, f"{MANUAL}search/?q=statute")
    hits = there(page.find(class_="hits")).find_all("li")
    assert len(hits) == 3
    chapter, _hash, anchor = attribute(hits[0].a, "href").partition("#")
    assert anchor == "first-part"
    assert soup_of(client, chapter).find(id=anchor)


@pytest.mark.parametrize(
    ("address", "one", "many"),
    [
        (f"{MANUAL}search/?q=began", "Comment", "Comments"),
        ("/sv/partiinriktat-stod/handbok/sok/?q=började", "Röst", "Röster"),
    ],
)
def test_a_comment_is_called_the_same_in_the_form_and_in_the_hits(client, full, address, one, many):
    page = soup_of(client, address)
    assert there(page.select_one('option[value="comments"]')).text == many
    assert there(page.select_one(".hits .meta")).text.startswith(f"{one} · ")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("q=began", 6),
        ("q=began&country=za", 3),
        ("q=began&chapter=2", 2),
        ("q=began&chapter=2&country=md&in=comments", 1),
        ("q=began&in=text", 0),
        ("q=decides&in=text&chapter=1", 1),
        ("q=moldova", 3),
    ],
)
def test_a_search_is_narrowed_by_chapter_comments_and_country(client, full, query, count):
    page = soup_of(client, f"{MANUAL}search/?{query}")
    found = page.find(class_="hits")
    assert len(found.find_all("li") if found else []) == count


@pytest.mark.parametrize(
    "query", ["q=%22", "q=%00", "q=" + "x" * 8000, "q=a&chapter=99&in=x&country=%3Cb%3E", "q=*"]
)
def test_no_query_breaks_the_search(client, full, query):
    assert client.get(f"{MANUAL}search/?{query}").status_code == 200


def test_an_unknown_choice_is_left_out_and_said(client, full):
    text = soup_of(client, f"{MANUAL}search/?q=began&chapter=99").get_text()
    assert "“99” was left out" in text
    assert "6 places" in text


def test_the_whole_manual_prints_with_comments_questions_words_and_answers(client, full):
    page = soup_of(client, f"{MANUAL}print/")
    assert len(page.find_all(class_="chapter-sheet")) == 3
    assert len(page.find_all(class_="voice")) == 6
    assert len(page.find_all("ul", class_="boxes")) == 9
    assert "own rules" in there(page.find(class_="words")).get_text()
    assert there(page.find(class_="answers")).get_text().count("Because.") == 9
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    for link in page.find_all("a", class_="term"):
        assert page.find(id=attribute(link, "href").removeprefix("#"))


def queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_annexes_cost_at_most_fifteen_queries_however_many_chapters(client, full_manual):
    addresses = [
        *(f"{MANUAL}{english}/?n=2&seed=oak&q=began" for _swedish, english in BOTH.values()),
        MANUAL,
        f"{MANUAL}print/",
    ]
    few = [queries(client, address) for address in addresses]
    for number in range(17):
        chapter = ChapterPageFactory(parent=full_manual, slug=f"mer-{number}")
        add_parts(chapter, question(), comment("ZA"))
    assert [queries(client, address) for address in addresses] == few
    assert max(few) <= 15


def test_a_copy_of_the_manual_has_questions_of_its_own(full, full_manual):
    copy = full_manual.copy(recursive=True, update_attrs={"slug": "kopia"}, keep_live=True)
    copied = ManualPage.objects.get(pk=copy.pk).get_children()[0].specific
    original = full[0]
    assert [one.text_en for one in copied.questions.all()] == [
        one.text_en for one in original.questions.all()
    ]
    assert [option.is_right for option in copied.questions.all()[0].options.all()] == [
        False,
        True,
        False,
    ]
    assert not set(copied.questions.values_list("id")) & set(original.questions.values_list("id"))
