"""Addresses as people bring them lead on: typed, pasted, marked by other sites, of an old site."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, strategies
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from palmecenter.languages.address_cleaning import tidied, without_following
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.pages import ContentPageFactory, publish

ADDRESS = "/sv/om-oss/kontakt/"
BROUGHT = [
    *("/SV/Om-Oss/Kontakt/", "/sv/om-oss/KONTAKT/", "/Sv/om-oss/Kontakt"),
    *("/sv/om-oss/kontakt.aspx", "/sv/om-oss/Kontakt.html", "/sv/om-oss/kontakt/index.php"),
    *("/sv/om-oss/kontakt.htm", "/sv/om-oss/kontakt/Default.aspx", "/sv/om-oss/kontakt.php/"),
    *("/sv//om-oss///kontakt/", "/sv/om-oss/kontakt//"),
    *("/sv/om-oss/kontakt/)", "/sv/om-oss/kontakt/.", "/sv/om-oss/kontakt).,"),
    *("/sv/om-oss/kontakt/%E2%80%9D", "/sv/om-oss/kontakt/%C2%A0", "/sv/om-oss/kontakt/%3E"),
    *("/sv/om-oss/kontakt/;jsessionid=17AB", "/sv/om-oss/kontakt"),
]  # fmt: skip
FOLLOWED = [
    *("utm_source=brev", "utm_medium=x&utm_campaign=%C3%A5r&UTM_ID=2", "fbclid=IwAR0_x"),
    *("gclid=1", "mc_cid=1&mc_eid=2", "msclkid=3", "_hsenc=4", "ut%6D_source=5", "&utm_term&&"),
]


def leads(client, address: str) -> tuple[int, str]:
    response = client.get(address)
    return response.status_code, response.headers.get("Location", "")


@pytest.mark.django_db
@pytest.mark.parametrize("brought", BROUGHT)
def test_an_address_as_people_bring_it_leads_to_the_page_in_one_step(client, content, brought):
    assert leads(client, brought) == (301, ADDRESS)
    assert leads(client, f"{brought}?sida=2&utm_source=x&v=%C3%A5") == (
        301,
        f"{ADDRESS}?sida=2&v=%C3%A5",
    )
    assert client.head(brought)["Location"] == ADDRESS
    assert client.post(brought).status_code != 301 or brought.endswith("kontakt")


@pytest.mark.django_db
@pytest.mark.parametrize("following", FOLLOWED)
def test_what_follows_readers_is_taken_out_of_an_address(client, content, following):
    assert leads(client, f"{ADDRESS}?{following}") == (301, ADDRESS)
    assert leads(client, f"{ADDRESS}?{following}&q=b%20c&q=a") == (301, f"{ADDRESS}?q=b%20c&q=a")
    assert leads(client, f"/?{following}&q=x")[1].endswith("/?q=x")


@pytest.mark.django_db
def test_nothing_is_made_of_a_page_for_an_address_that_follows_readers(client, content):
    with CaptureQueriesContext(connection) as captured:
        client.get(f"{ADDRESS}?utm_source=x")
    assert len(captured) == 0


@pytest.mark.django_db
def test_what_a_page_reads_in_its_query_stays(client, content):
    for query in ("land=kenya", "q=utm_source", "ordning=aldst&sida=2", "utmost=1", "pk=2"):
        assert leads(client, f"{ADDRESS}?{query}")[0] == 200


@pytest.mark.django_db
def test_what_is_below_a_page_and_the_other_language_are_found_as_well(client, home, content):
    index = EventIndexPageFactory(parent=home, slug="evenemang", slug_en="events")
    EventPageFactory(parent=index, slug="mote", slug_en="meeting")
    for brought, address in {
        "/SV/Evenemang/Mote/Calendar.ICS": "/sv/evenemang/mote/calendar.ics",
        "/sv/evenemang/calendar.ics).": "/sv/evenemang/calendar.ics",
        "/sv/Om-Oss/Kontakt/Skriv-Ut/": "/sv/om-oss/kontakt/skriv-ut/",
        "/EN/About-Us/Contact-Us": "/en/about-us/contact-us/",
        "/EN/Om-Oss/Kontakt/Skriv-Ut/": "/en/about-us/contact-us/print/",
        "/SV/": "/sv/",
        "/sv/index.html": "/sv/",
        "/SV/SOK?q=x": "/sv/sok/?q=x",
        "/index.html": "/",
        "/robots.txt.": "/robots.txt",
    }.items():
        assert leads(client, brought) == (301, address), brought


@pytest.mark.django_db
@pytest.mark.parametrize("old", ["/old/page", "/Old/Page", "/gammal/Sida.aspx"])
def test_a_redirect_of_staff_s_holds_for_its_address_in_every_way(client, section, old):
    Redirect.objects.create(old_path=old, redirect_page=section, is_permanent=True)
    swedish = {"headers": {"accept-language": "sv"}}
    for brought in (old, f"{old}/", old.upper(), f"{old.title()}?utm_source=x", f"{old})."):
        response = client.get(brought, **swedish)
        assert (response.status_code, response["Location"]) == (301, "/sv/om-oss/"), brought
    assert client.get(f"{old.upper()}?utm_source=x&a=1", **swedish)["Location"] == (
        "/sv/om-oss/?a=1"
    )


@pytest.mark.django_db
def test_of_two_redirects_the_one_from_what_was_asked_for_holds(client, home):
    for old in ("/Old", "/old", "/old.aspx", "/old?x=1", "/old?utm_source=brev"):
        Redirect.objects.create(old_path=old, redirect_link=f"/sv/{old[1:].title()}/")
    assert [leads(client, old)[1] for old in ("/Old", "/old/", "/old.aspx", "/old?x=1")] == [
        *("/sv/Old/", "/sv/Old/", "/sv/Old.Aspx/", "/sv/Old?X=1/"),
    ]
    assert leads(client, "/old?utm_source=brev")[1] == "/sv/Old?Utm_Source=Brev/"


@pytest.mark.django_db
def test_a_temporary_redirect_is_no_permanent_one(client, home):
    Redirect.objects.create(old_path="/old", redirect_link="/sv/", is_permanent=False)
    assert leads(client, "/OLD") == (302, "/sv/")


@pytest.mark.django_db
def test_an_address_that_a_page_had_leads_on_in_every_case(client, content):
    publish(content, slug="kontakta-oss")
    new = "/sv/om-oss/kontakta-oss/"
    assert leads(client, "/SV/Om-Oss/Kontakt/") == (301, new)
    assert leads(client, "/SV/Om-Oss/Kontakt.aspx/") == (301, new)
    assert leads(client, "/SV/Om-Oss/Kontakt/Skriv-Ut/?utm_source=x") == (301, f"{new}skriv-ut/")


@pytest.mark.django_db
def test_what_is_not_public_is_answered_like_what_never_was(client, home, section, content):
    draft = ContentPageFactory(parent=section, slug="dold", slug_en="dold-en", live=False)
    secret = ContentPageFactory(parent=section, slug="hemlig", slug_en="hemlig-en")
    publish(secret, slug="hemligare")
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    Redirect.objects.create(old_path="/gammal-dold", redirect_page=draft)
    Redirect.objects.create(old_path="/gammal-hemlig", redirect_page=secret)
    for path in (
        *("/SV/Om-Oss/{}/", "/sv/om-oss/{}.aspx", "/sv/om-oss/{}/)", "/sv/om-oss//{}/index.html"),
        *("/SV/Om-Oss/{}-En/", "/SV/Om-Oss/{}/Skriv-Ut/", "/EN/About-Us/{}-En/", "/Gammal-{}"),
        *("/sv/om-oss/{}/?utm_source=x", "/SV/Om-Oss/{}/?utm_source=x&a=1", "/gammal-{}.php"),
    ):
        missing = leads(client, path.format("finns-inte"))
        for name in ("dold", "hemlig", "hemligare"):
            status, address = leads(client, path.format(name))
            assert (status, address.replace(name, "finns-inte")) == missing, path
        assert missing[0] == (301 if path.startswith("/sv/om-oss/{}/?utm") else 404)


@pytest.mark.django_db
def test_staff_s_own_addresses_are_left_alone(client, home):
    for address in ("/Admin/", "/ADMIN/login/", "/admin/login/)/"):
        assert leads(client, address)[0] in {302, 404}


@given(strategies.text(max_size=60).map(lambda text: f"/{text}"))
def test_what_was_meant_is_an_address_of_this_site_and_tidy_itself(path):
    for meant in tidied(path):
        assert meant.startswith("/")
        assert not meant.startswith("//")
        assert meant != path
        assert meant.lower() in {meant, *tidied(meant)}


@given(strategies.text(alphabet="abut_m&=+%25é", max_size=40))
def test_a_query_without_anything_that_follows_stays_as_it_is(query):
    kept = without_following(query)
    assert without_following(kept) == kept
    if "utm_" not in query.lower().replace("%", ""):
        assert kept == query
