"""What readers meet: lists, pages, citations and feeds."""

import json
from datetime import date
from urllib.parse import unquote

import feedparser
import pytest
from bs4 import BeautifulSoup

from palmecenter.protection.levels import ProtectionLevel
from palmecenter.search.indexing import refresh
from publications.editions import EditionTitle, edition_groups
from publications.models import DebateAuthor, PublicationAuthor
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import edit, publish
from tests.factories.publications import DebatePageFactory, publication, set_stock
from tests.factories.taxonomy import CountryFactory, ThemeFactory
from tests.markup import attribute, there

PUBLICATIONS = {
    "sv": "/sv/kunskap-och-debatt/publikationer/",
    "en": "/en/knowledge-and-debate/publications/",
}


def text_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.fixture
def circle(index):
    return publication(
        index,
        {},
        {"language": "ar", "title": "مقعد من كل مقعدين"},
        {"format": "epub", "language": "en"},
        {"format": "print"},
        heading_sv="Cirkeln",
        heading_en="The Circle",
        body_sv=[("text", "<p>Läs mig här.</p>")],
    )


def test_a_publication_shows_its_editions_in_their_own_languages(client, circle):
    page = text_of(client, circle.address("en"))
    assert '<bdi class="own-name" lang="ar" dir="rtl">العربية</bdi>' in page
    assert '<p class="edition-title" lang="ar" dir="rtl">مقعد من كل مقعدين</p>' in page
    assert "The file is not on this site yet." in page
    assert "out of stock" in page
    assert "Read the text here in Swedish" in page
    assert "Läs mig här." in text_of(client, circle.address("sv"))


@pytest.mark.parametrize(
    ("number", "code", "terms"),
    [
        (1, "sv", {"Författare", "Tema", "Land"}),
        (1, "en", {"Author", "Theme", "Country"}),
        (2, "sv", {"Författare", "Teman", "Länder"}),
        (2, "en", {"Authors", "Themes", "Countries"}),
    ],
)
def test_the_terms_of_facts_agree_with_how_many_there_are(client, circle, number, code, terms):
    for country in ("NA", "KE")[:number]:
        circle.authors.add(PublicationAuthor(name="Ada Holm"))
        circle.themes.add(ThemeFactory())
        circle.countries.add(CountryFactory(code=country))
    circle.save_revision().publish()
    page = BeautifulSoup(text_of(client, circle.address(code)), "lxml")
    assert terms <= {term.get_text() for term in page.select(".facts dt")}


def test_an_edition_without_a_title_is_never_called_by_a_heading_in_its_language(client, index):
    page = publication(
        index, {}, {"language": "ar", "title": "مقعد"}, heading_sv="Cirkeln", heading_en="Circle"
    )
    # Published before it was refused.
    page.editions.filter(language="ar").update(title="")
    for code in ("sv", "en"):
        assert 'dir="rtl">C' not in text_of(client, page.address(code))
    headers = [
        client.get(one.address())["Content-Disposition"] for one in page.editions.order_by("pk")
    ]
    names = [unquote(header.partition("filename*=UTF-8''")[2]) for header in headers]
    assert names == ["Cirkeln (sv).pdf", "Cirkeln (ar).pdf"]


def test_the_heading_of_the_other_language_is_marked_as_it_is(client, index):
    page = publication(
        index, {"language": "en"}, heading_sv="Cirkeln", heading_en="", ready_en=False
    )
    (group,) = edition_groups(page)
    assert group.title == EditionTitle("Cirkeln", "sv")
    assert group.title.direction == "ltr"


def test_the_cover_is_that_of_the_file_in_the_readers_language(client, index):
    page = publication(
        index,
        {"document": DocumentFactory(title="Cirkeln")},
        {"document": DocumentFactory(title="The Circle"), "language": "en"},
    )
    covers = {}
    for code, edition in zip(("sv", "en"), page.editions.all(), strict=True):
        facts = edition.document.facts
        facts.cover = ImageFactory(title=code)
        facts.save()
        covers[code] = facts.cover.get_rendition("format-webp|width-320").url
    for code, cover in covers.items():
        shown = text_of(client, page.address(code))
        assert [one for one in covers.values() if one in shown] == [cover]
        assert client.get(cover).status_code == 200
    edit(page, protection=ProtectionLevel.LIMITED)
    assert [client.get(cover).status_code for cover in covers.values()] == [404, 404]


def test_every_page_and_list_can_be_printed(client, circle, index):
    for page in (circle, index):
        for code, view in (("sv", "skriv-ut/"), ("en", "print/")):
            assert "Cirkeln" in text_of(client, page.address("sv") + "skriv-ut/")
            text_of(client, page.address(code) + view)


def test_readers_find_publications_by_the_language_of_an_edition(client, circle, index):
    publication(index, {}, heading_sv="Annan", heading_en="Another")
    found = text_of(client, index.address("en") + "?language=arabic")
    assert "1 publication" in found
    assert "The Circle" in found
    assert text_of(client, index.address("sv") + "?sprak=arabiska").count("Annan") == 0


def test_the_list_offers_everything_in_one_language(client, circle, index):
    archive = index.address("sv") + "hamta/ar.zip"
    assert archive in text_of(client, index.address("sv"))
    response = client.get(archive)
    assert len(b"".join(response.streaming_content)) == int(response["Content-Length"])
    assert client.get(index.address("sv") + "hamta/fr.zip").status_code == 404


def test_study_materials_have_a_page_of_their_own(client, index):
    publication(index, {}, publication_kind="handbook", heading_en="A handbook")
    assert "A handbook" in text_of(client, index.address("en") + "study-materials/")


def test_study_materials_print_on_a_sheet_that_leads_back_to_them(client, index):
    publication(index, {}, publication_kind="handbook", heading_en="A handbook")
    address = index.address("en") + "study-materials/"
    assert f'href="{address}print/"' in client.get(address).content.decode()
    response = client.get(address + "print/")
    sheet = BeautifulSoup(response.content, "lxml")
    assert "A handbook" in there(sheet.main).text
    assert there(sheet.h1).text == "Study materials by chapter and theme"
    assert there(sheet.find(class_="address")).text == f"testserver{address.rstrip('/')}"
    canonical = there(sheet.find("link", rel="canonical"))
    assert attribute(canonical, "href") == f"http://testserver{address}"
    assert attribute(there(there(sheet.find(class_="print-bar")).a), "href") == address
    assert response["X-Robots-Tag"] == "noindex"
    swedish = attribute(there(sheet.find("a", hreflang="sv")), "href")
    assert swedish == index.address("sv") + "studiematerial/skriv-ut/"
    assert client.get(swedish).status_code == 200


def test_search_finds_what_comes_in_a_language_or_on_paper(client, index):
    page = publication(index, {"language": "ar", "title": "كتيب"}, heading_en="A booklet")
    refresh([page, index])
    found = client.get("/en/search/?q=arabic").content.decode()
    assert page.address("en") in found
    assert index.address("en") in client.get("/en/search/?q=order+printed").content.decode()


def test_a_list_on_paper_has_its_text_or_says_how_it_is_filtered(client, index, debate):
    publication(index, {"language": "ar", "title": "كتيب"}, heading_en="A booklet")
    intro = [("text", "<p>What we have printed.</p>")]
    address = publish(index, body_en=intro, body_sv=intro).address("en") + "print/"
    assert "What we have printed." in text_of(client, address)
    filtered = text_of(client, f"{address}?language=arabic")
    assert "Language: Arabic" in filtered
    assert "What we have printed." not in filtered
    DebatePageFactory(parent=debate, date=date(2026, 1, 1))
    assert "Year: 2026" in text_of(client, debate.address("en") + "print/?year=2026")


def test_articles_answer_each_other_in_both_directions(client, debate):
    first = DebatePageFactory(parent=debate, heading_en="First", date=date(2026, 1, 1))
    second = DebatePageFactory(parent=debate, heading_en="Second", in_answer_to=first)
    assert second.address("en") in text_of(client, first.address("en"))
    assert first.address("en") in text_of(client, second.address("en"))
    second.unpublish()
    assert "Second" not in text_of(client, first.address("en"))


def test_the_feed_of_a_language_holds_only_what_exists_in_it(client, debate):
    article = DebatePageFactory(parent=debate, heading_sv="Bara på svenska", ready_en=False)
    both = DebatePageFactory(parent=debate, heading_en="In both", heading_sv="På båda")
    both.authors.add(DebateAuthor(name="Lind, Anna"), DebateAuthor(name="N. N."))
    publish(both)
    both.save_revision().publish()
    english = feedparser.parse(client.get(debate.address("en") + "feed.xml").content)
    assert not english.bozo
    assert [entry.title for entry in english.entries] == ["In both"]
    assert english.entries[0].link == f"http://testserver{both.address('en')}"
    swedish = feedparser.parse(client.get(debate.address("sv") + "flode.xml").content)
    assert {entry.title for entry in swedish.entries} == {"Bara på svenska", "På båda"}
    assert article.address("sv")


def test_a_publication_is_cited_in_three_ways(client, circle):
    address = circle.address("en") + "cite"
    (item,) = json.loads(client.get(f"{address}.json").content)
    assert item["title"] == "The Circle"
    assert item["issued"] == {"date-parts": [[2025]]}
    assert "title = {{The Circle}}" in text_of(client, f"{address}.bib")
    assert "(2025). The Circle." in text_of(client, f"{address}.txt")


@pytest.mark.parametrize(("copies", "heading"), [(5, "Ladda ner eller beställ"), (0, "Ladda ner")])
def test_only_what_is_left_is_said_to_be_ordered(client, circle, copies, heading):
    set_stock(circle, "sv", copies)
    assert f'<h2 id="editions">{heading}</h2>' in text_of(client, circle.address("sv"))
