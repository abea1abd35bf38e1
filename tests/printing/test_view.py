"""The print view, which every page has in both languages."""

import datetime as dt

import pytest
import segno
import time_machine
from bs4 import BeautifulSoup
from wagtail.models import Site

from palmecenter.media.models import Document
from palmecenter.pages.models import HomePage, RelatedPage, SiteSettings
from palmecenter.pages.models.home import FeaturedPage, HomeEntry
from palmecenter.printing.documents import LONGEST_CODE
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import publish
from tests.markup import there

from .sheets import EVERY_PAGE, one, page_address, print_address, root, sheet, text

pytestmark = pytest.mark.django_db


@EVERY_PAGE
def test_the_print_view_is_for_readers_and_not_for_search_engines(client, content, kind, code):
    response = client.get(print_address(kind, code))
    soup = BeautifulSoup(response.content, "html.parser")
    assert response["X-Robots-Tag"] == "noindex"
    assert one(soup, 'meta[name="robots"]')["content"] == "noindex"
    canonical = f"http://testserver{page_address(kind, code)}"
    assert one(soup, 'link[rel="canonical"]')["href"] == canonical
    assert not soup.select('link[rel="alternate"]')
    assert root(soup)["lang"] == code


@EVERY_PAGE
def test_the_switch_keeps_the_print_view_and_the_query(client, content, kind, code):
    other = "en" if code == "sv" else "sv"
    soup = sheet(client, f"{print_address(kind, code)}?tema=fred&sida=2")
    switch = one(soup, ".switch a")
    assert switch["href"] == f"{print_address(kind, other)}?tema=fred&sida=2"
    back = one(soup, ".print-bar > a")
    assert back["href"] == f"{page_address(kind, code)}?tema=fred&sida=2"


@EVERY_PAGE
def test_the_sheet_has_the_words_of_the_page_and_none_of_its_navigation(
    client, content, kind, code
):
    soup = sheet(client, print_address(kind, code))
    page = sheet(client, page_address(kind, code))
    assert text(soup, "h1") == text(page, "h1")
    assert text(soup, ".paper-head .lead") == text(page, ".lead")
    for paragraph in page.select(".rich-text p"):
        assert paragraph.get_text() in one(soup, ".paper-body").get_text()
    assert not soup.select(".mast, .site-foot, form, .crumbs")


@EVERY_PAGE
def test_the_code_and_the_short_address_lead_back_to_the_page(client, content, kind, code):
    soup = sheet(client, print_address(kind, code))
    address = f"http://testserver{page_address(kind, code)}"
    drawn = one(soup, ".qr path[stroke]")["d"]
    assert f'd="{drawn}"' in segno.make_qr(address, error="m").svg_inline(border=2)
    short = text(soup, ".origin .address")
    assert f"http://{short}/" == address
    assert root(soup)["data-foot"] == short


def test_the_short_address_works_when_it_is_typed(client, content):
    response = client.get("/sv/om-oss/kontakt")
    assert response.status_code == 301
    assert response["Location"] == "/sv/om-oss/kontakt/"


@EVERY_PAGE
def test_nothing_is_inline_and_nobody_gets_a_cookie(client, content, kind, code):
    response = client.get(print_address(kind, code))
    soup = BeautifulSoup(response.content, "html.parser")
    assert not soup.select("[style], style, script:not([src])")
    assert not response.cookies
    assert response["Cache-Control"] == client.get(page_address(kind, code))["Cache-Control"]


def test_the_margins_of_every_sheet_name_the_section_and_the_page(client, content):
    assert root(sheet(client, "/sv/om-oss/kontakt/skriv-ut/"))["data-head"] == "Om oss – Kontakt"
    assert root(sheet(client, "/en/about-us/print/"))["data-head"] == "About us"


def test_it_says_when_it_was_printed_where_the_center_is(client, content):
    with time_machine.travel(dt.datetime(2026, 11, 24, 23, 30, tzinfo=dt.UTC)):
        assert "25 november 2026" in text(sheet(client, "/sv/om-oss/skriv-ut/"), ".origin")
        assert "25 November 2026" in text(sheet(client, "/en/about-us/print/"), ".origin")


def test_demo_content_says_so_on_paper(client, content):
    assert not sheet(client, "/sv/om-oss/kontakt/skriv-ut/").select(".badge")
    publish(content, is_demo=True)
    assert text(sheet(client, "/sv/om-oss/kontakt/skriv-ut/"), ".paper-head .badge") == "Demo"


def test_a_mark_of_demo_content_is_explained_also_below_a_list(client, section, content):
    settings = there(SiteSettings.for_site(Site.objects.get()))
    settings.demo_notice_sv = "Påhittat."
    settings.save()
    assert "Påhittat." not in text(sheet(client, "/sv/om-oss/skriv-ut/"), ".paper-foot")
    publish(content, is_demo=True)
    soup = sheet(client, "/sv/om-oss/skriv-ut/")
    assert not soup.select(".paper-head .badge")
    assert text(soup, ".paper-body .badge") == "Demo"
    assert "Påhittat." in text(soup, ".paper-foot")


def test_a_page_missing_in_the_reader_s_language_says_so_and_is_marked(client, content):
    publish(content, heading_en="", summary_en="", body_en=[], ready_en=False)
    soup = sheet(client, "/en/about-us/kontakt/print/")
    assert text(soup, ".notice") == "This page is only available in Swedish."
    assert one(soup, ".notice")["lang"] == "en"
    for selector in (".paper-head h1", ".paper-head .lead", ".paper-body"):
        assert one(soup, selector)["lang"] == "sv"
    canonical = one(soup, 'link[rel="canonical"]')["href"]
    assert canonical == "http://testserver/sv/om-oss/kontakt/"
    assert text(soup, ".place") == "About us"


def test_links_in_the_text_are_notes_in_the_reader_s_language(client, home, section, content):
    link = (
        f'<p><a linktype="page" id="{section.pk}">Mer</a>, <a href="https://a.example/">A</a></p>'
    )
    publish(content, body_sv=[("text", link)], body_en=[("text", link)])
    for code, own in (("sv", "/sv/om-oss/"), ("en", "/en/about-us/")):
        soup = sheet(client, print_address("content", code))
        notes = [item.get_text(" ", strip=True) for item in soup.select(".link-notes li")]
        assert notes == [f"L1 http://testserver{own}", "L2 https://a.example/"]


def test_lists_of_pages_are_on_the_sheet_with_their_addresses(client, home, section, content):
    RelatedPage.objects.create(page=content, related=section)
    FeaturedPage.objects.create(page=home, featured=content)
    HomeEntry.objects.create(page=home, target=section, heading_sv="Vilka vi är", text_sv="Läs")
    front = sheet(client, "/sv/skriv-ut/")
    assert "Vilka vi är" in text(front, ".paper-body")
    assert "http://testserver/sv/om-oss/kontakt/" in text(front, ".link-notes")
    assert "Kontakt" in text(sheet(client, "/sv/om-oss/skriv-ut/"), ".paper-body .items")
    assert "Om oss" in text(sheet(client, "/sv/om-oss/kontakt/skriv-ut/"), ".paper-body .items")


def test_pictures_are_one_file_each_and_videos_are_addresses(client, content):
    picture, document = ImageFactory(), DocumentFactory()
    video = {"url": "https://vimeo.com/123456", "title": "Så gick det", "poster": picture}
    body = [
        ("picture", {"image": picture, "size": "wide"}),
        ("embed", video),
        ("download", {"document": document, "text": "Häftet"}),
    ]
    publish(content, body_sv=body)
    soup = sheet(client, "/sv/om-oss/kontakt/skriv-ut/")
    assert not soup.select("source, [srcset], [loading], iframe, [data-player]")
    assert len(soup.select(".paper-body img")) == 2
    notes = text(soup, ".link-notes")
    assert "https://vimeo.com/123456" in notes
    assert f"http://testserver{Document.objects.get().url}" in notes


def test_the_print_button_waits_for_its_script(client, content):
    button = one(sheet(client, "/sv/om-oss/skriv-ut/"), "button[data-print]")
    assert button.has_attr("hidden")
    assert button.get_text() == "Skriv ut"


def test_a_list_leads_back_to_the_same_list(client, home, monkeypatch):
    plain = HomePage.get_context

    def filtered(self, request, *args, **kwargs):
        return plain(self, request, *args, **kwargs) | {"print_query": "tema=fred"}

    monkeypatch.setattr(HomePage, "get_context", filtered)
    soup = sheet(client, "/sv/skriv-ut/?tema=fred&annat=x")
    assert text(soup, ".origin .address") == "testserver/sv/?tema=fred"


def test_an_address_too_long_for_a_camera_has_no_code(client, home, monkeypatch):
    plain = HomePage.get_context
    query = "tema=" + "x" * LONGEST_CODE
    monkeypatch.setattr(
        HomePage,
        "get_context",
        lambda self, request, *a, **k: plain(self, request, *a, **k) | {"print_query": query},
    )
    soup = sheet(client, "/sv/skriv-ut/")
    assert not soup.select(".qr")
    assert query in text(soup, ".origin .address")
