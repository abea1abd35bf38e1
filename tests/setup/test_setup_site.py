"""The first site, made at once as drafts: what of it is where, and what is left to do.

It is made once for this module; what an empty site says and offers is in test_empty_site.py.
"""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Page, Site

from palmecenter.pages.models import BasePage, HomePage, SiteSettings
from palmecenter.setup.site import set_up
from palmecenter.setup.source import read
from palmecenter.setup.unfinished import unfinished
from palmecenter.taxonomy.models import Country
from tests.factories.pages import publish

pytestmark = pytest.mark.usefixtures("made_once", "db")


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The site as it is set up, made once for the tests of this module, and rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        set_up()
        yield
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


def test_nothing_of_it_is_public(client: Client) -> None:
    assert BasePage.objects.count() == 20
    assert not BasePage.objects.live().exists()
    for address in ("/sv/", "/en/", "/sv/om-oss/", "/en/about-us/", "/sitemap.xml"):
        response = client.get(address)
        assert b"Skriv i en mening" not in response.content
        assert response.status_code == (200 if address.endswith(".xml") else 404)


def test_each_page_opens_in_the_editor_and_says_what_to_write(editor_client: Client) -> None:
    for page in BasePage.objects.all():
        response = editor_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert response.status_code == 200, page
    home = editor_client.get(reverse("wagtailadmin_pages:edit", args=[HomePage.objects.get().pk]))
    assert "Skriv i en mening vad Palmecentret är" in home.content.decode()


def test_again_it_makes_nothing_and_leaves_what_staff_wrote_alone() -> None:
    about = BasePage.objects.get(slug="om-oss").specific
    publish(about, heading_sv="Om Palmecentret", ready_sv=True, summary_sv="Vi är många.")
    events = BasePage.objects.get(slug="evenemang").specific
    publish(events, slug="kalender", slug_en="calendar", ready_sv=True, summary_sv="Kom.")
    Country.objects.filter(code="KE").update(name_sv="Kenya, republiken")
    before = (BasePage.objects.count(), Country.objects.count(), Collection.objects.count())
    assert not set_up()
    assert (BasePage.objects.count(), Country.objects.count(), Collection.objects.count()) == before
    assert BasePage.objects.get(slug="om-oss").heading_sv == "Om Palmecentret"
    assert Country.objects.get(code="KE").name_sv == "Kenya, republiken"


def test_countries_are_those_of_iso_with_the_names_of_cldr_in_both_languages() -> None:
    assert Country.objects.count() == 200  # 193 members of the UN, and EH HK MO PS TW VA XK
    names = dict(Country.objects.values_list("code", "name_sv"))
    assert (names["NO"], names["NA"], names["SE"]) == ("Norge", "Namibia", "Sverige")
    assert not Country.objects.filter(name_en="").exists()
    assert Country.objects.get(code="CI").slug_en


def test_the_site_has_home_page_name_groups_and_places_for_files() -> None:
    site = Site.objects.get()
    assert isinstance(site.root_page.specific, HomePage)
    assert SiteSettings.for_site(site).short_name_sv == "Palmecentret"
    assert not Page.objects.filter(title="Welcome to your new Wagtail site!").exists()
    assert Collection.objects.filter(name="Partiinriktat stöd").exists()
    menus = BasePage.objects.filter(show_in_menus=True, depth=3).values_list("slug", flat=True)
    assert [*menus] == [one["slug"] for one in read("site")["pages"]]


def test_what_is_done_is_no_longer_named(editor_client: Client, settings) -> None:
    SiteSettings.objects.update(email="info@palmecenter.example")
    settings.ADMINS = [("", "anna@example.org")]
    left = [task.text for task in unfinished()]
    assert "Every page lacks an e-mail address." not in left
    assert "Every page lacks a telephone number." in left
    assert "Nobody hears of failures: set ADMINS on the server." not in left
    contact = BasePage.objects.get(slug="kontakt").specific
    assert "Write and publish the page Contact." in left
    publish(contact, ready_sv=True, summary_sv="Ring.", body_sv=[("text", "<p>Ring.</p>")])
    assert "Write and publish the page Contact." not in [task.text for task in unfinished()]
