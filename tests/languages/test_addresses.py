"""Addresses in each language, the ways in which they change, and what they leave behind."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect

from palmecenter.languages.addresses import look_up_ancestors
from palmecenter.languages.request_cache import caching
from palmecenter.pages.models import BasePage, ContentPage
from tests.factories.pages import ContentPageFactory, SectionPageFactory, edit, publish

pytestmark = pytest.mark.django_db


def test_a_page_has_its_address_in_each_language(content):
    assert content.address("sv") == "/sv/om-oss/kontakt/"
    assert content.address("en") == "/en/about-us/contact-us/"


@pytest.mark.parametrize(
    ("address", "heading"),
    [("/sv/om-oss/kontakt/", "Kontakt"), ("/en/about-us/contact-us/", "Contact us")],
)
def test_each_address_shows_its_language(content, client, address, heading):
    response = client.get(address)
    html = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{address[1:3]}"' in html
    assert heading in html


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("/en/om-oss/kontakt/", "/en/about-us/contact-us/"),
        ("/sv/about-us/contact-us/", "/sv/om-oss/kontakt/"),
        ("/sv/about-us/kontakt/print/", "/sv/om-oss/kontakt/skriv-ut/"),
        ("/en/about-us/contact-us/skriv-ut/", "/en/about-us/contact-us/print/"),
    ],
)
def test_a_name_in_the_other_language_leads_to_the_right_one(content, client, wrong, right):
    response = client.get(f"{wrong}?from=post")
    assert response.status_code == 301
    assert response["Location"] == f"{right}?from=post"


def test_an_english_name_that_is_not_ready_leads_nowhere(content, client):
    publish(content, slug_en="secret", ready_en=False)
    assert client.get("/sv/om-oss/secret/").status_code == 404


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("sv-SE,sv;q=0.9", "sv"),
        ("nb", "sv"),
        ("en-GB", "en"),
        ("my", "en"),
        ("", "en"),
        ("sv;q=0,en", "en"),
        ("sv;q=0", "en"),
        ("sv;q=0.0,nb;q=0", "en"),
        ("en;q=0,sv;q=0.1", "sv"),
        ("en;q=0.2,sv;q=0.8", "sv"),
        ("de,sv;q=0.1", "sv"),
        ("xx;;q=,", "en"),
    ],
)
def test_the_root_sends_a_visitor_on_by_accept_language_without_a_cookie(
    client, home, header, language
):
    response = client.get("/?x=1", headers={"accept-language": header})
    assert (response.status_code, response["Location"]) == (302, f"/{language}/?x=1")
    assert "Accept-Language" in response["Vary"]
    assert not response.cookies


def test_an_empty_slug_is_filled_by_the_server_and_kept_apart_from_siblings(section):
    first = ContentPageFactory(parent=section, heading_sv="Året", heading_en="The year")
    second = ContentPageFactory(parent=section, heading_sv="Året", heading_en="The year")
    assert (first.slug, first.slug_en) == ("aret", "the-year")
    assert (second.slug, second.slug_en) == ("aret-2", "the-year-2")


def test_siblings_do_not_share_a_slug_across_languages(section, content):
    with pytest.raises(ValidationError):
        ContentPageFactory(parent=section, slug="contact-us")
    with pytest.raises(ValidationError):
        ContentPageFactory(parent=section, slug_en="kontakt")


@pytest.mark.parametrize("taken", ["skriv-ut", "print"])
def test_a_page_cannot_have_the_name_of_a_view(section, taken):
    with pytest.raises(ValidationError):
        ContentPageFactory(parent=section, slug=taken)


def test_a_draft_s_slug_changes_no_address(section, content):
    edit(section, slug="utkast", slug_en="draft")
    page = ContentPage.objects.get(pk=content.pk)
    assert page.address("sv") == "/sv/om-oss/kontakt/"
    assert page.address("en") == "/en/about-us/contact-us/"


def test_the_addresses_of_a_list_cost_one_query(section, django_assert_num_queries):
    for _number in range(20):
        ContentPageFactory(parent=section)
    pages = list(BasePage.objects.child_of(section))
    pages[0].address("sv")  # Wagtail looks the site's root up once and caches it.
    with caching(), django_assert_num_queries(1):
        look_up_ancestors(pages, BasePage.objects.all())
        assert all(page.address("en").startswith("/en/about-us/") for page in pages)


@pytest.mark.parametrize("admin_language", ["sv", "en"])
def test_changed_slugs_leave_redirects_in_both_languages(client, section, content, admin_language):
    with translation.override(admin_language):
        publish(section, slug="vilka-vi-ar", slug_en="who-we-are")
    for old, new in [
        ("/sv/om-oss/", "/sv/vilka-vi-ar/"),
        ("/en/about-us/", "/en/who-we-are/"),
        ("/sv/om-oss/kontakt/", "/sv/vilka-vi-ar/kontakt/"),
        ("/en/about-us/contact-us/", "/en/who-we-are/contact-us/"),
        ("/sv/om-oss/kontakt/skriv-ut/", "/sv/vilka-vi-ar/kontakt/skriv-ut/"),
        ("/en/about-us/contact-us/print/", "/en/who-we-are/contact-us/print/"),
    ]:
        response = client.get(old)
        assert (response.status_code, response["Location"]) == (301, new)
        assert client.get(new).status_code == 200


def test_only_the_english_slug_changed_leaves_an_english_redirect_alone(client, content):
    publish(content, slug_en="reach-us")
    assert client.get("/en/about-us/contact-us/")["Location"] == "/en/about-us/reach-us/"
    assert client.get("/sv/om-oss/kontakt/").status_code == 200
    assert not Redirect.objects.filter(old_path__startswith="/sv/").exists()


def test_moving_a_subtree_leaves_redirects_in_both_languages(client, home, section, content):
    other = SectionPageFactory(parent=home, slug="annat", slug_en="other")
    below = ContentPageFactory(parent=content, slug="under", slug_en="below")
    content.refresh_from_db()
    content.move(other, pos="last-child")
    assert client.get("/sv/om-oss/kontakt/under/")["Location"] == "/sv/annat/kontakt/under/"
    assert client.get("/en/about-us/contact-us/below/")["Location"] == (
        "/en/other/contact-us/below/"
    )
    assert BasePage.objects.get(pk=below.pk).address("en") == "/en/other/contact-us/below/"


def test_renaming_to_and_fro_makes_neither_chains_nor_loops(client, content):
    for slug in ("a", "b", "kontakt", "a"):
        publish(content, slug=slug)
    assert client.get("/sv/om-oss/a/").status_code == 200
    for old in ("b", "kontakt"):
        assert client.get(f"/sv/om-oss/{old}/")["Location"] == "/sv/om-oss/a/"


def test_redirects_keep_to_pages_that_are_public(client, section, content):
    hidden = ContentPageFactory(parent=section, slug="dold", live=False)
    publish(section, slug="vilka-vi-ar")
    assert client.get("/sv/om-oss/dold/").status_code == 404
    assert not Redirect.objects.filter(redirect_page=hidden.pk).exists()


def queries_of_renaming(section, slug: str) -> int:
    revision = edit(section, slug=slug).get_latest_revision()
    with CaptureQueriesContext(connection) as captured:
        revision.publish()
    return len(captured)


def test_a_large_subtree_costs_no_more_queries_than_a_small_one(section, content):
    few = queries_of_renaming(section, "vilka-vi-ar")
    section.refresh_from_db()
    for _number in range(60):
        ContentPageFactory(parent=section)
    # A few statements more: one for every 500 addresses.
    assert queries_of_renaming(section, "det-har-ar-vi") <= few + 6
    assert Redirect.objects.filter(old_path__startswith="/sv/vilka-vi-ar").count() >= 60


def test_a_redirect_keeps_the_query(client, content):
    publish(content, slug="kontakta-oss")
    response = client.get("/sv/om-oss/kontakt/?land=kenya&sida=2")
    assert response["Location"] == "/sv/om-oss/kontakta-oss/?land=kenya&sida=2"


def test_a_redirect_that_staff_wrote_stays_and_leads_where_they_said(
    client, editor_client, home, section, content
):
    form = {"old_path": "/sv/om-oss/kampanj/", "site": "", "is_permanent": "on"}
    added = editor_client.post("/admin/redirects/add/", form | {"redirect_page": section.pk})
    assert added.status_code == 302
    assert client.get("/sv/om-oss/kampanj/")["Location"] == "/sv/om-oss/"
    publish(content, slug="kampanj")
    assert client.get("/sv/om-oss/kampanj/").status_code == 200
    assert "/sv/om-oss/kampanj" in editor_client.get("/admin/redirects/").content.decode()
    publish(content, slug="kontakta-oss")
    answer = client.get("/sv/om-oss/kampanj/")
    assert (answer.status_code, answer["Location"]) == (301, "/sv/om-oss/")
    assert client.get("/sv/om-oss/kontakt/")["Location"] == "/sv/om-oss/kontakta-oss/"
    assert client.get("/sv/om-oss/kontakta-oss/").status_code == 200


def test_an_old_address_of_an_unpublished_page_is_not_found(client, content):
    publish(content, slug="kontakta-oss").unpublish()
    assert client.get("/sv/om-oss/kontakt/").status_code == 404


def test_a_redirect_of_an_address_with_a_query_gets_no_second_one(client, content):
    Redirect.objects.create(old_path="/sv/gammal?sida=2", redirect_page=content, is_permanent=True)
    assert client.get("/sv/gammal/?sida=2")["Location"] == "/sv/om-oss/kontakt/"
