"""Whoever reads neither Swedish nor English finds in their own words what there is for them."""

import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from palmecenter.pages.models import HomePage
from palmecenter.protection.levels import ProtectionLevel
from publications.doors import number_in, size_in
from publications.models import DoorPage, PublicationIndexPage
from tests.factories.doors import DoorPageFactory
from tests.factories.pages import publish
from tests.factories.publications import publication

MOST_BYTES = 15_000


@pytest.fixture
def home(index: PublicationIndexPage) -> HomePage:
    return HomePage.objects.get()


@pytest.fixture
def door(home: HomePage) -> DoorPage:
    page: Any = DoorPageFactory(parent=home)
    return publish(page)


def soup(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "lxml")


def test_a_door_speaks_its_own_language(client: Client, door: DoorPage, index) -> None:
    publication(index, {"language": "ar", "title": "دليل"}, {"language": "ar", "format": "epub"})
    response = client.get("/ar/", headers={"accept-language": "sv"})
    assert response["Content-Language"] == "ar"
    assert "Accept-Language" not in response.get("Vary", "")
    page = BeautifulSoup(response.content, "lxml")
    assert page.html is not None
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    text = page.get_text(" ", strip=True)
    for words in (door.own_title, door.safety, door.who, door.weak_line, door.rest, "دليل"):
        assert words in text
    assert door.none_yet not in text
    assert door.gloss not in text
    assert text.index(door.safety) < text.index(door.who) < text.index("دليل")
    link = page.select_one("main a[download]")
    assert link is not None
    assert str(link["href"]).startswith("/en/knowledge-and-debate/publications/")
    assert client.get(str(link["href"])).status_code == 200
    for code in ("sv", "en"):
        assert page.select_one(f'footer a[lang="{code}"][href="http://testserver/{code}/"]')


def test_it_is_light_and_sends_no_font(client: Client, door: DoorPage, index) -> None:
    for number in range(5):
        publication(index, {"language": "ar", "title": f"دليل {number}"})
    response = client.get("/ar/")
    styles = re.findall(r'href="/static/([^"]+\.css)"', response.content.decode())
    sizes = []
    for style in styles:
        path = finders.find(style)
        assert isinstance(path, str)
        css = Path(path).read_bytes()
        assert b"url(" not in css
        sizes.append(len(css))
    assert sizes
    assert len(response.content) + sum(sizes) < MOST_BYTES
    assert b"<script" not in response.content
    assert b"font" not in response.content


def test_all_files_come_as_one(client: Client, door: DoorPage, index) -> None:
    publication(index, {"language": "ar", "title": "دليل"})
    assert not soup(client, "/ar/").select('a[type="application/zip"]')
    publication(index, {"language": "ar", "title": "دليل آخر"})
    [link] = soup(client, "/ar/").select('a[type="application/zip"]')
    assert client.get(str(link["href"]))["Content-Type"] == "application/zip"


def test_what_there_is_not_is_said(client: Client, door: DoorPage, index) -> None:
    publication(index, {"language": "my", "title": "စာအုပ်"})
    text = soup(client, "/ar/").get_text()
    assert door.none_yet in text
    assert "စာအုပ်" not in text


@pytest.mark.parametrize(
    ("wanted", "address"),
    [
        ("ar", "/ar/"),
        ("ar-EG,ar;q=0.9,en;q=0.8", "/ar/"),
        ("en;q=0.5,ar;q=0.9", "/ar/"),
        ("my,ar;q=0.4", "/ar/"),
        ("en,ar;q=0.9", "/en/"),
        ("nb,ar;q=0.9", "/sv/"),
        ("my", "/en/"),
        ("*", "/en/"),
        ("", "/en/"),
    ],
)
def test_the_front_leads_to_the_first_language_that_there_is(
    client: Client, door: DoorPage, wanted: str, address: str
) -> None:
    response = client.get("/?from=letter", headers={"accept-language": wanted})
    assert (response.status_code, response["Location"]) == (302, f"{address}?from=letter")
    assert "Accept-Language" in response["Vary"]


def test_every_foot_leads_to_it_at_no_cost(client: Client, door: DoorPage) -> None:
    for address in ("/sv/", "/en/knowledge-and-debate/", "/sv/finns-inte/"):
        page = BeautifulSoup(client.get(address).content, "lxml")
        [link] = page.select('.site-foot a[hreflang="ar"]')
        assert (link["href"], link["lang"], link["dir"]) == ("/ar/", "ar", "rtl")
        assert link.get_text() == "العربية"
    with CaptureQueriesContext(connection) as with_door:
        client.get("/en/knowledge-and-debate/")
    door.unpublish()
    with CaptureQueriesContext(connection) as without:
        page = BeautifulSoup(client.get("/en/knowledge-and-debate/").content, "lxml")
    assert not page.select('.site-foot a[hreflang="ar"]')
    assert len(with_door) == len(without)


def test_each_edition_leads_to_it(client: Client, door: DoorPage, index) -> None:
    page = publication(index, {"language": "ar", "title": "دليل"}, {"language": "my", "title": "က"})
    links = [link["href"] for link in soup(client, page.address("sv")).select(".editions a")]
    assert "/ar/" in links
    assert "/my/" not in links


def test_it_is_printed_and_a_pdf(client: Client, door: DoorPage, index) -> None:
    publication(index, {"language": "ar", "title": "دليل"})
    paper = soup(client, "/ar/print/")
    heading = paper.select_one("h1")
    assert heading is not None
    assert (heading["lang"], heading.get_text()) == ("ar", door.own_title)
    assert "دليل" in paper.get_text()
    assert paper.select_one('.paper-body [lang="ar"][dir="rtl"]')
    assert not paper.select(".print-bar .switch")
    assert client.get("/ar/skriv-ut/")["Location"] == "/ar/print/"
    assert client.get("/ar/pdf/")["Content-Type"] == "application/pdf"


def test_it_stands_in_the_sitemap_with_its_alternates(client: Client, door: DoorPage) -> None:
    sitemap = client.get(reverse("sitemap")).content.decode()
    assert sitemap.count("<loc>http://testserver/ar/</loc>") == 1
    entry = next(part for part in sitemap.split("<url>") if "testserver/ar/</loc>" in part)
    for tag in ("sv", "en", "ar"):
        assert f'hreflang="{tag}" href="http://testserver/{tag}/"' in entry
    for code in ("sv", "en"):
        assert f"/{code}/ar/" not in sitemap
    head = soup(client, "/ar/").select('link[rel="alternate"]')
    assert {link["hreflang"] for link in head} == {"sv", "en", "ar"}


def test_its_address_below_a_language_leads_to_its_own(client: Client, door: DoorPage) -> None:
    for code in ("sv", "en"):
        response = client.get(f"/{code}/ar/")
        assert (response.status_code, response["Location"]) == (301, "/ar/")
    assert client.post("/ar/").status_code == 405


def test_what_is_not_public_has_no_door(client: Client, door: DoorPage) -> None:
    missing = client.get("/zq/")
    assert missing.status_code == 404
    PageViewRestriction.objects.create(page=door, restriction_type="login")
    private = client.get("/ar/")
    door.unpublish()
    draft = client.get("/ar/")
    assert private.status_code == draft.status_code == 404
    assert client.get("/", headers={"accept-language": "ar"})["Location"] == "/en/"
    assert client.get("/ar/print/").status_code == 404


def test_files_that_are_not_public_stand_on_no_door(client: Client, door: DoorPage, index) -> None:
    page = publication(index, {"language": "ar", "title": "دليل"})
    assert "دليل" in soup(client, "/ar/").get_text()
    publish(page, protection=ProtectionLevel.PROTECTED)
    assert "دليل" not in soup(client, "/ar/").get_text()


def test_a_door_costs_no_more_with_more_files(client: Client, door: DoorPage, index) -> None:
    counts = []
    for more in (1, 10):
        for number in range(more):
            publication(index, {"language": "ar", "title": f"دليل {more} {number}"})
        with CaptureQueriesContext(connection) as asked:
            client.get("/ar/")
        counts.append(len(asked))
    publication(index, {"language": "ar", "title": "دليل"})
    assert max(counts) <= 10
    assert counts[1] <= counts[0] + 1  # the list of publications, for all files as one


def send(client: Client, home: HomePage, **given: str) -> Any:
    """Send the editor's form for a new door, otherwise as it is served."""
    address = reverse("wagtailadmin_pages:add", args=["publications", "doorpage", home.pk])
    form = client.get(address).context["form"]
    served = {name: form[name].value() for name in form.fields}
    data = {name: value for name, value in served.items() if value}
    data |= {name: inline_formset([]) for name in form.formsets}
    return client.post(address, nested_form_data({**data, **given}))


def test_staff_write_it_in_its_own_words(editor_client: Client, home: HomePage) -> None:
    given = {
        "heading_sv": "Burmesiska",
        "heading_en": "Burmese",
        "language": "MY",
        "own_title": "မြန်မာဘာသာ",
        "ready_sv": "on",
        "ready_en": "on",
        "action-publish": "1",
    }
    response = send(editor_client, home, **given)
    assert response.status_code == 302, response.context["form"].errors
    page = DoorPage.objects.get()
    assert (page.language, page.slug, page.slug_en) == ("my", "my", "my")
    assert "မြန်မာဘာသာ" in Client().get("/my/").content.decode()
    for language in ("sv", "MY", "english"):
        refused = send(editor_client, home, **{**given, "language": language})
        assert refused.status_code == 200, language
        assert refused.context["form"].errors, language
    assert DoorPage.objects.count() == 1


def test_a_copy_of_a_door_is_refused_in_words(editor_client: Client, door: DoorPage) -> None:
    copy = {"new_title": "Persiska", "new_slug": "fa", "new_parent_page": door.get_parent().pk}
    url = reverse("wagtailadmin_pages:copy", args=[door.pk])
    response = editor_client.post(url, copy, follow=True)
    assert response.status_code == 200
    assert "“ar” is taken" in response.content.decode()
    assert DoorPage.objects.count() == 1


@pytest.mark.parametrize(
    ("language", "number", "size"),
    [
        ("my", "၁,၂၃၄", "၂.၄ MB"),
        ("ar", "١٬٢٣٤", "٢٫٤"),
        ("ru", "1\xa0234", "2,4"),
        ("tlh", "1,234", "2.4"),
    ],
)
def test_numbers_are_in_the_digits_of_the_language(language: str, number: str, size: str) -> None:
    assert number_in(1234, language) == number
    assert size in size_in(2_400_000, language)
    assert size_in(1, language)[0] not in "0٠၀"
