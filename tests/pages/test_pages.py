"""What every page type owes its readers."""

import pytest
from wagtail.models import PageViewRestriction

from palmecenter.pages.models import ContentPage, HomePage, RelatedPage, SectionPage
from palmecenter.pages.models.home import FeaturedPage, HomeEntry
from tests.factories.media import ImageFactory
from tests.factories.pages import ContentPageFactory, edit, publish

from .addresses import ADDRESSES, address

pytestmark = pytest.mark.django_db

EVERY_PAGE = pytest.mark.parametrize(
    ("kind", "code"), [(kind, code) for kind in ADDRESSES for code in ("sv", "en")]
)


@EVERY_PAGE
def test_a_page_names_its_language_and_its_other_version(client, content, kind, code):
    response = client.get(address(kind, code))
    html = response.content.decode()
    assert f'<html lang="{code}"' in html
    assert response["Content-Language"] == code
    for other in ("sv", "en"):
        link = f'hreflang="{other}" href="http://testserver{address(kind, other)}"'
        assert link in html
    assert f'<link rel="canonical" href="http://testserver{address(kind, code)}"' in html


@EVERY_PAGE
def test_the_switch_keeps_the_place_and_the_query(client, content, kind, code):
    other = "en" if code == "sv" else "sv"
    html = client.get(f"{address(kind, code)}?tema=fred&sida=2").content.decode()
    assert f'href="{address(kind, other)}?tema=fred&amp;sida=2"' in html


@EVERY_PAGE
def test_a_visitor_gets_no_cookie_and_nothing_varies_by_one(client, content, kind, code):
    response = client.get(address(kind, code))
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert "public" in response["Cache-Control"]
    assert "default-src 'self';" in response["Content-Security-Policy"] + ";"
    assert "unsafe" not in response["Content-Security-Policy"]


@EVERY_PAGE
def test_a_signed_in_editor_s_page_is_not_for_shared_caches(editor_client, content, kind, code):
    assert "private" in editor_client.get(address(kind, code))["Cache-Control"]


def test_a_page_missing_in_the_reader_s_language_says_so_and_is_marked(client, content):
    publish(content, heading_en="", body_en=[], ready_en=False)
    html = client.get("/en/about-us/kontakt/").content.decode()
    assert '<html lang="en"' in html
    assert "This page is only available in Swedish." in html
    assert 'lang="sv"' in html
    assert "Brödtext på svenska." in html
    assert 'rel="canonical" href="http://testserver/sv/om-oss/kontakt/"' in html
    assert 'rel="alternate"' not in html


def test_what_stands_in_tabs_and_search_engines_is_marked_too(client, content):
    publish(content, heading_en="", body_en=[], ready_en=False)
    html = client.get("/en/about-us/kontakt/").content.decode()
    assert '<title lang="sv">Kontakt' in html
    assert '<meta name="description" lang="sv" content="En ingress' in html
    assert "<title lang=" not in client.get("/sv/om-oss/kontakt/").content.decode()


def test_the_switch_does_not_claim_a_language_that_is_missing(client, content):
    switch = '<a href="/en/about-us/contact-us/" lang="en" hreflang="en">English</a>'
    assert switch in client.get("/sv/om-oss/kontakt/").content.decode()
    publish(content, heading_en="", body_en=[], ready_en=False)
    switch = '<a href="/en/about-us/kontakt/" lang="en">English</a>'
    assert switch in client.get("/sv/om-oss/kontakt/").content.decode()


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br", "zstd"])
def test_whoever_comes_back_to_an_unchanged_page_is_sent_nothing(client, content, encoding):
    asked = {"accept-encoding": encoding}
    first = client.get("/sv/om-oss/", headers=asked)
    again = asked | {"if-none-match": first["ETag"]}
    response = client.get("/sv/om-oss/", headers=again)
    assert response.status_code == 304
    assert response.content == b""
    publish(content, heading_sv="Ny rubrik")
    assert client.get("/sv/om-oss/", headers=again).status_code == 200


def test_what_is_the_same_in_every_language_varies_by_none(client, home):
    assert "Accept-Language" in client.get("/")["Vary"]
    for path in ("/robots.txt", "/sitemap.xml"):
        assert "Accept-Language" not in client.get(path).get("Vary", "")


def test_the_other_way_round(client, content):
    publish(content, heading_sv="", body_sv=[], ready_sv=False)
    html = client.get("/sv/om-oss/kontakt/").content.decode()
    assert "Den här sidan finns bara på engelska." in html
    assert '<main id="main" lang="en"' in html


def test_lists_mark_what_is_in_the_other_language(client, content):
    publish(content, heading_en="", body_en=[], ready_en=False)
    html = client.get("/en/about-us/").content.decode()
    assert "(in Swedish)" in html
    assert html.count("(in Swedish)") == 1


def test_the_sitemap_claims_only_what_exists(client, content):
    publish(content, heading_en="", body_en=[], ready_en=False)
    xml = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://testserver/sv/om-oss/kontakt/</loc>" in xml
    assert "/en/about-us/kontakt/" not in xml
    assert 'hreflang="en" href="http://testserver/en/about-us/"' in xml


def test_the_sitemap_does_not_tell_of_an_alias_beside_its_original(client, content):
    content.create_alias(update_slug="annan-vag")
    xml = client.get("/sitemap.xml").content.decode()
    assert "/sv/om-oss/kontakt/" in xml
    assert "annan-vag" not in xml


def test_drafts_and_private_pages_are_in_no_list(client, home, section, content):
    hidden = ContentPageFactory(parent=section, heading_sv="Gömd sida", live=False)
    private = ContentPageFactory(parent=section, heading_sv="Privat sida")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    for page in (hidden, private):
        HomeEntry.objects.create(page=home, target=page, heading_sv="Gömd privat ingång")
        RelatedPage.objects.create(page=content, related=page)
        FeaturedPage.objects.create(page=home, featured=page)
    for path in ("/sv/", "/sv/om-oss/", "/sv/om-oss/kontakt/", "/sitemap.xml"):
        html = client.get(path).content.decode()
        assert "Gömd" not in html
        assert "Privat" not in html
        assert hidden.slug not in html
        assert private.slug not in html
    assert client.get(hidden.address("sv")).status_code == 404
    # That there is one, and where to sign in for it, is said to nobody either.
    assert client.get(private.address("sv")).status_code == 404


def test_a_link_to_a_draft_leads_nowhere(client, section, content):
    hidden = ContentPageFactory(parent=section, slug="hemlig", live=False)
    link = f'<p><a linktype="page" id="{hidden.pk}">ordet</a></p>'
    publish(content, body_sv=[("text", link)])
    html = client.get("/sv/om-oss/kontakt/").content.decode()
    assert "ordet" in html
    assert "hemlig" not in html


@pytest.mark.parametrize("view", ["", "skriv-ut/"])
def test_a_page_below_a_draft_says_nothing_of_the_draft(client, section, view):
    draft = ContentPageFactory(parent=section, heading_sv="Hemligt", slug="utkast", live=False)
    ContentPageFactory(parent=draft, slug="barn")
    html = client.get(f"/sv/om-oss/utkast/barn/{view}").content.decode()
    assert "Brödtext" in html
    assert "Hemligt" not in html


@pytest.mark.parametrize("address", ["/sv/om-oss/kontakt/", "/sv/om-oss/kontakt/skriv-ut/"])
def test_a_call_to_action_is_there_for_as_long_as_its_page_is(client, section, content, address):
    target = ContentPageFactory(parent=section, slug="hemlig")
    action = {"text": "", "label": "Gör det", "page": target, "url": ""}
    publish(content, body_sv=[("call_to_action", action)])
    assert 'href="/sv/om-oss/hemlig/"' in client.get(address).content.decode()
    target.unpublish()
    html = client.get(address).content.decode()
    assert "hemlig" not in html
    assert "Gör det" not in html


def test_the_picture_of_a_foreign_page_is_described_in_its_language(client, section):
    picture = ImageFactory.create(alt_sv="Röda fanor", alt_en="Red flags")
    publish(section, picture=picture, heading_en="", body_en=[], summary_en="", ready_en=False)
    html = client.get("/en/om-oss/").content.decode()
    assert 'alt="Röda fanor"' in html
    assert "Red flags" not in html


def test_links_in_a_foreign_text_keep_to_the_reader_s_addresses(client, section, content):
    link = f'<p><a linktype="page" id="{section.pk}">om oss</a></p>'
    publish(content, body_sv=[("text", link)], body_en=[], heading_en="", ready_en=False)
    html = client.get("/en/about-us/kontakt/").content.decode()
    assert '<a href="/en/about-us/">om oss</a>' in html


@pytest.mark.parametrize(("mode", "heading"), [("sv", "Ny rubrik"), ("en", "New heading")])
def test_the_preview_shows_the_draft_in_its_language(editor_client, content, mode, heading):
    draft = edit(content, heading_sv="Ny rubrik", heading_en="New heading", ready_en=False)
    response = draft.make_preview_request(preview_mode=mode)
    html = response.content.decode()
    assert f'<html lang="{mode}"' in html
    assert heading in html


def test_the_home_page_is_the_only_one_and_holds_sections_and_doors(home):
    assert not HomePage.can_create_at(home)
    assert all(
        issubclass(one, SectionPage) or one.is_door for one in HomePage.creatable_subpage_models()
    )
    assert ContentPage in SectionPage.creatable_subpage_models()
    assert ContentPage.creatable_subpage_models() == [ContentPage]


def test_a_table_of_contents_leads_to_headings_with_unique_anchors(client, content):
    body = [("heading", {"text": "Bakgrund", "level": "2"}) for _number in range(3)]
    publish(content, body_sv=[*body, ("text", "<p>Text</p>")])
    html = client.get("/sv/om-oss/kontakt/").content.decode()
    for anchor in ("bakgrund", "bakgrund-2", "bakgrund-3"):
        assert f'href="#{anchor}"' in html
        assert html.count(f'id="{anchor}"') == 1


def test_footnotes_are_linked_to_and_fro(client, content):
    body = [
        ("text", "<p>Sagt [1] och [1] igen, [2] finns inte.</p>"),
        ("footnotes", ["<p>Källa</p>"]),
    ]
    publish(content, body_sv=body)
    html = client.get("/sv/om-oss/kontakt/").content.decode()
    assert html.count('href="#note-1"') == 2
    assert html.count('id="ref-1"') == 1
    assert 'id="note-1"' in html
    assert "[2]" in html
