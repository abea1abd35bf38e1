"""Whatever a row holds already, what programs and browsers read is well-formed."""

import csv
import json
import zipfile
from io import BytesIO, StringIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from icalendar import Calendar
from lxml import etree
from pypdf import PdfReader
from wagtail.models import Site

from palmecenter.pages.models import BasePage, HomePage, SiteSettings
from palmecenter.taxonomy.models import Country, Theme
from projects.models import OpenDataSettings
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.pages import publish
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.publications import DebateIndexPageFactory, DebatePageFactory
from tests.factories.taxonomy import CountryFactory, ThemeFactory

pytestmark = pytest.mark.django_db

# All of it but NUL and halves of characters, which PostgreSQL does not take.
BAD = "x\x01y\x0b\x0c\x1f\x7f\u2028\ufffe\ufdd0 ]]> & <i> \" ' z"
UNSEEN = {*map(chr, {*range(0x20)} - {*b"\t\n\f\r"}), "\x7f"}


@pytest.fixture
def rows(home: HomePage) -> list[BasePage]:
    """Pages whose texts were written around the site, by SQL, and the terms that they bear."""
    projects = ProjectIndexPageFactory(parent=home)
    events = EventIndexPageFactory(parent=home)
    debate = DebateIndexPageFactory(parent=home)
    theme = ThemeFactory()
    pages = [
        ProjectPageFactory(
            parent=projects,
            iati_identifier="SE-ON-802013-1333-1",
            countries=[CountryFactory(code="NA")],
            themes=[theme],
        ),
        EventPageFactory(parent=events, themes=[theme]),
        DebatePageFactory(parent=debate, themes=[theme]),
    ]
    for page in pages:
        publish(page)
    for column in ("heading_sv", "heading_en", "summary_sv", "summary_en", "search_description"):
        BasePage.objects.update(**{column: BAD})
    for model in (Country, Theme):
        model.objects.update(name_sv=BAD, name_en=BAD)
    site = Site.objects.get()
    SiteSettings.objects.create(site=site, name_sv="Centret", name_en="The Center")
    SiteSettings.objects.update(name_sv=BAD, short_name_sv=BAD, about_sv=BAD)
    OpenDataSettings.objects.create(site=site, organisation_identifier="SE-ON-802013-1333")
    return [home, projects, events, debate, *pages]


def content(client: Client, address: str) -> bytes:
    response: Any = client.get(address)
    assert response.status_code == 200, address
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_pages_and_their_print_views_hold_no_control_character(
    client: Client, rows: list[BasePage]
) -> None:
    for page in rows:
        for code, view in (("sv", ""), ("en", ""), ("sv", "skriv-ut/"), ("en", "print/")):
            html = content(client, page.address(code) + view).decode()
            assert not UNSEEN & {*html}, page
            assert "]]&gt; &amp; &lt;i&gt;" in html, page
            for script in BeautifulSoup(html, "lxml").select('script[type="application/ld+json"]'):
                assert json.loads(script.get_text())


def test_feeds_sitemap_and_open_data_are_read_by_strict_parsers(
    client: Client, rows: list[BasePage]
) -> None:
    _home, projects, events, debate, *_pages = rows
    for address in (
        "/sitemap.xml",
        f"{events.address('sv')}atom.xml",
        f"{debate.address('en')}feed.xml",
        f"{projects.address('sv')}iati.xml",
    ):
        assert etree.fromstring(content(client, address)) is not None, address
    told = json.loads(content(client, f"{projects.address('en')}projects.json"))
    assert told["projects"][0]["title"]["sv"].endswith("z")
    table = content(client, f"{projects.address('sv')}projects.csv").decode("utf-8-sig")
    first, second = csv.reader(StringIO(table), delimiter=";", strict=True)
    assert len(first) == len(second)


def test_calendars_are_read_by_another_program(client: Client, rows: list[BasePage]) -> None:
    events = rows[2]
    calendar = Calendar.from_ical(content(client, f"{events.address('sv')}calendar.ics"))
    (event,) = calendar.walk("VEVENT")
    assert not UNSEEN & {*str(event["SUMMARY"])}


def test_files_to_take_along_are_whole(client: Client, rows: list[BasePage]) -> None:
    data = content(client, f"{rows[-1].address('sv')}pdf/")
    facts: Any = PdfReader(BytesIO(data)).metadata
    assert facts.title.endswith("z")
    for page in rows[-3:]:
        response: Any = client.get(f"{page.address('sv')}epub/")
        if response.status_code != 200:
            continue  # a kind of page without a book
        book = zipfile.ZipFile(BytesIO(b"".join(response.streaming_content)))
        for name in book.namelist():
            if name.endswith((".xhtml", ".opf", ".ncx")):
                assert etree.fromstring(book.read(name)) is not None
