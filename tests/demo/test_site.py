"""The demo site as `load_demo` makes it: whole, in two languages, and with nothing internal.

It is made once for this module; tests that need an empty site are in test_load.py.
"""

from io import BytesIO, StringIO
from itertools import product

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.utils import translation
from pypdf import PdfReader
from wagtail.models import Page, Revision

from palmecenter.demo.loaders import identities
from palmecenter.demo.login import DEMO_LOGIN, demo_login
from palmecenter.demo.source import read
from palmecenter.languages.availability import languages_of
from palmecenter.languages.codes import CODES
from palmecenter.media.models import Image
from palmecenter.pages.doors import is_door
from palmecenter.pages.models import BasePage, ContentPage
from palmecenter.pages.routes import renderings, routes_of
from palmecenter.protection.identities.models import ProtectedIdentity
from palmecenter.protection.mosaics.subjects import Subject
from palmecenter.search.mosaics import find_rare_words
from palmecenter.taxonomy.models import Country, Organisation, Theme
from tests.demo.loading import counts, internal_records, load, pages
from tests.leaks.database import database_in_clear
from tests.markup import there
from tests.projects.exports.iati import assert_valid


def test_the_tree_has_its_sections_at_their_addresses(demo) -> None:
    found = {(page.address("sv"), page.address("en")) for page in pages() if page.depth <= 3}
    assert found == {
        ("/sv/", "/en/"),
        ("/sv/om-oss/", "/en/about-us/"),
        ("/sv/utvecklingsprojekt/", "/en/development-projects/"),
        ("/sv/partiinriktat-stod/", "/en/party-oriented-support/"),
        ("/sv/kunskap-och-debatt/", "/en/knowledge-and-debate/"),
        ("/sv/lander/", "/en/countries/"),
        ("/sv/teman/", "/en/themes/"),
        # A door has one address, whatever language it is led to from.
        *((f"/{door['code']}/",) * 2 for door in read("doors")["languages"]),
    }


def test_every_country_with_something_has_its_hub_and_its_text(demo, client: Client) -> None:
    texts = read("countries")
    index = BeautifulSoup(client.get("/sv/lander/").content, "lxml")
    links = [str(link["href"]) for link in index.select(".regions a")]
    assert len(links) > 20
    for link in links:
        slug = link.split("/")[-2]
        code = Country.objects.get(slug_sv=slug).code
        text = client.get(link).content.decode()
        assert texts["countries"][code]["text_sv"] in text
        assert texts["note_sv"] in text


def test_the_tree_is_sound_and_pages_list_what_is_below_them(demo) -> None:
    assert not any(Page.find_problems())
    contact = ContentPage.objects.get(slug="kontakt")
    assert [page.slug for page in contact.children()] == ["press", "nyhetsbrev", "lediga-jobb"]


def test_the_welcome_page_is_gone_and_the_terms_are_there(demo) -> None:
    assert Page.objects.filter(depth=2).count() == 1
    assert Country.objects.get(code="NA").name_sv == "Namibia"
    assert Theme.objects.count() == len(read("organisation")["themes"])
    members = Organisation.objects.filter(role=Organisation.Role.MEMBER)
    listed = read("organisation")["member_organisations"]["list"]
    assert members.exclude(name_sv__endswith="(demo)").count() == len(listed)


def test_every_page_is_published_by_a_revision(demo) -> None:
    for page in pages():
        assert page.live
        assert page.live_revision_id


def test_one_page_exists_in_swedish_alone(demo) -> None:
    alone = {page.slug: languages_of(page) for page in pages() if len(languages_of(page)) == 1}
    assert alone == {"lediga-jobb": ["sv"]}


def test_what_is_invented_is_marked_as_demo(demo) -> None:
    marked = {page.slug: page.is_demo for page in pages()}
    assert marked["ansok"]
    assert not marked["finansiering"]


def test_every_picture_says_what_it_shows_in_both_languages(demo) -> None:
    images = Image.objects.filter(is_decorative=False)
    assert len(images) >= len(read("site")["sections"])
    assert all(image.alt_sv and image.alt_en and image.alt_sv != image.alt_en for image in images)


def test_every_page_and_every_view_of_it_answers_and_says_nothing_internal(
    demo, client: Client
) -> None:
    # Both languages in one test: the renditions of the pictures are made once.
    secrets = ("CANARY", "Swish", "plusgiro", "docplayer.net", "verify:", "2021:890")
    addresses = ["/sitemap.xml"]
    for code, page in product(CODES, pages()):
        if is_door(page) and code == "sv":
            continue
        # Files take long to make: see the test of one of each type.
        views = [view.path(code) for view in renderings(page) if view.name == "print"]
        addresses += [page.address(code), *(f"{page.address(code)}{view}" for view in views)]
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        text = response.content.decode()
        assert [secret for secret in secrets if secret in text] == [], address


def test_a_page_is_the_same_for_whoever_asks_wherever_from(demo) -> None:
    """It is kept for everyone (palmecenter.pages.page_cache)."""
    somebody = {
        "accept-language": "ar",
        "referer": "https://example.org/",
        "user-agent": "Opera/9.80 (J2ME/MIDP; Opera Mini/4.2)",
        "x-forwarded-for": "198.51.100.7",
        "x-requested-with": "XMLHttpRequest",
    }
    addresses = ["/sv/teman/fred/", "/en/countries/south-africa/"]
    of_each_type = {page.specific_class: page for page in pages()}.values()
    for code, page in product(CODES, of_each_type):
        below = [one for one in routes_of(type(page)) if one.template]
        addresses += [
            page.address(code),
            *(f"{page.address(code)}{one.path(code)}" for one in below),
        ]
    for address in addresses:
        one, other = (
            client.get(address, REMOTE_ADDR=remote).content
            for client, remote in (
                (Client(), "192.0.2.1"),
                (Client(headers=somebody), "203.0.113.9"),
            )
        )
        assert one == other, address


def test_neither_database_nor_dump_holds_a_canary_in_clear(demo) -> None:
    """No canary at all: the closed event's name and place are sealed with the rest.

    Its draft is for staff, and says by its dates which meeting it is; but whoever takes the
    database home is not staff.
    """
    assert ProtectedIdentity.objects.count() == len(
        [one for one in internal_records() if identities.hidden_of(one)]
    )
    assert [row for row in database_in_clear() if "CANARY" in row] == []
    dump = StringIO()
    call_command("dumpdata", stdout=dump)
    assert "identities.protectedidentity" in dump.getvalue()
    assert "CANARY" not in dump.getvalue()


def test_the_closed_event_is_a_draft_that_staff_find_and_nobody_else(demo, client: Client) -> None:
    closed = BasePage.objects.get(protection="closed")
    assert not closed.live
    for code in CODES:
        assert client.get(closed.address(code)).status_code == 404
    assert closed.get_latest_revision().content["heading_sv"] == "Slutet möte"


@pytest.mark.parametrize(
    ("slug", "name", "organiser", "kinds", "photos"),
    [
        ("efter-den-sista-oppositionen", "Recording, sound", "(ABF)", ["application/epub+zip"], 0),
        ("palmedagen-2026", "Recording, picture and sound", "(LO)", ["application/pdf"], 2),
        ("palmedagen-2024", "", "Olof Palme International Center", [], 0),
    ],
)
def test_a_past_event_says_who_organised_it_and_has_what_remains(
    demo, client: Client, slug, name, organiser, kinds, photos
) -> None:
    event = BasePage.objects.get(slug=slug)
    page = BeautifulSoup(client.get(event.address("en")).content, "html.parser")
    term = there(page.find("dt", string=["Organiser", "Organisers"]))
    assert organiser in there(term.find_next("dd")).get_text()
    assert name in page.get_text()
    assert len(page.select(".photos picture")) == photos
    files = [client.get(str(link["href"])) for link in page.select(".materials a")]
    assert [file["Content-Type"] for file in files] == kinds * 2
    assert all(len(file.getvalue()) < 200_000 for file in files)


def test_a_second_run_changes_nothing(demo) -> None:
    before, revisions = counts(), list(Revision.objects.values_list("pk", flat=True))
    load()
    assert counts() == before
    assert list(Revision.objects.values_list("pk", flat=True)) == revisions


def test_a_second_run_brings_back_what_was_deleted_and_keeps_what_editors_wrote(demo) -> None:
    contact = ContentPage.objects.get(slug="kontakt")
    contact.heading_sv = "Hör av dig"
    contact.save_revision().publish()
    ContentPage.objects.get(slug="personuppgifter").delete()
    load()
    assert ContentPage.objects.get(slug="kontakt").heading_sv == "Hör av dig"
    assert ContentPage.objects.get(slug="personuppgifter").live


def test_if_empty_does_nothing_on_a_site_with_content(demo, django_assert_max_num_queries) -> None:
    ContentPage.objects.get(slug="personuppgifter").delete()
    with django_assert_max_num_queries(6):
        load(if_empty=True)
    assert not ContentPage.objects.filter(slug="personuppgifter").exists()


def test_there_is_no_demo_login_outside_development(demo) -> None:
    assert not get_user_model().objects.filter(username=DEMO_LOGIN.name).exists()
    assert demo_login() is None


def test_in_development_the_demo_login_opens_the_admin(demo, settings, client: Client) -> None:
    settings.DEBUG = True
    load()
    login = demo_login()
    assert login == DEMO_LOGIN
    assert client.login(username=login.name, password=login.password)
    assert client.get("/admin/").status_code == 200


def test_a_page_of_every_type_comes_as_pdf_with_its_words_and_nothing_internal(
    demo, client: Client
) -> None:
    first = {type(page): page for page in reversed(pages()) if page.live}
    for number, page in enumerate(first.values()):
        code = CODES[number % 2]
        data = client.get(f"{page.address(code)}pdf/").getvalue()
        text = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(data)).pages)
        with translation.override(code):
            heading = page.shown.heading
        squeezed = "".join(text.split())
        # Of a door it is the name that staff know it by. Its own letters come out of a PDF in an
        # order of their own; its address is in ours.
        said = f"testserver{page.address(code)}".rstrip("/") if is_door(page) else heading
        assert "".join(said.split()) in squeezed, page
        assert "CANARY" not in squeezed
        assert len(data) < 1_000_000, page


@pytest.mark.parametrize("address", ["/sv/utvecklingsprojekt/", "/en/development-projects/"])
def test_the_open_data_of_the_demo_keep_to_the_standard(demo, client: Client, address) -> None:
    for name, kind in (("iati.xml", "activities"), ("iati-organisation.xml", "organisations")):
        root = assert_valid(client.get(address + name).getvalue(), kind)
        assert len(root)


def test_no_page_of_the_demo_shares_rare_words_with_a_protected_one(demo) -> None:
    guarded = [Subject(page, is_row=True) for page in pages() if page.protection == "protected"]
    assert guarded
    assert [str(found) for found in find_rare_words(guarded)] == []
