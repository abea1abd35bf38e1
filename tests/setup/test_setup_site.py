"""The first site: made at once, as drafts, and told what is left until it is."""

from collections.abc import Iterator
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.management import call_command
from django.db.models.signals import post_migrate
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Collection, Page, Site

from palmecenter.pages.models import BasePage, HomePage, SiteSettings
from palmecenter.setup.site import set_up
from palmecenter.setup.source import read
from palmecenter.setup.unfinished import unfinished
from palmecenter.taxonomy.models import Country
from tests.factories.pages import publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english(settings) -> Iterator[None]:
    """The admin speaks the language of the site unless its user has chosen one."""
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


def texts(html: bytes) -> list[str]:
    panel = BeautifulSoup(html, "lxml").select_one("#unfinished-section")
    return [one.get_text(strip=True) for one in panel.select("li")] if panel else []


def test_nothing_of_it_is_public(client: Client) -> None:
    set_up()
    assert BasePage.objects.count() == 18
    assert not BasePage.objects.live().exists()
    for address in ("/sv/", "/en/", "/sv/om-oss/", "/en/about-us/", "/sitemap.xml"):
        response = client.get(address)
        assert b"Skriv i en mening" not in response.content
        assert response.status_code == (200 if address.endswith(".xml") else 404)


def test_each_page_opens_in_the_editor_and_says_what_to_write(editor_client: Client) -> None:
    set_up()
    for page in BasePage.objects.all():
        response = editor_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert response.status_code == 200, page
    home = editor_client.get(reverse("wagtailadmin_pages:edit", args=[HomePage.objects.get().pk]))
    assert "Skriv i en mening vad Palmecentret är" in home.content.decode()


def test_again_it_makes_nothing_and_leaves_what_staff_wrote_alone() -> None:
    set_up()
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
    set_up()
    assert Country.objects.count() == 200  # 193 members of the UN, and EH HK MO PS TW VA XK
    names = dict(Country.objects.values_list("code", "name_sv"))
    assert (names["NO"], names["NA"], names["SE"]) == ("Norge", "Namibia", "Sverige")
    assert not Country.objects.filter(name_en="").exists()
    assert Country.objects.get(code="CI").slug_en


def test_the_site_has_home_page_name_groups_and_places_for_files() -> None:
    set_up()
    site = Site.objects.get()
    assert isinstance(site.root_page.specific, HomePage)
    assert SiteSettings.for_site(site).short_name_sv == "Palmecentret"
    assert not Page.objects.filter(title="Welcome to your new Wagtail site!").exists()
    assert Collection.objects.filter(name="Partiinriktat stöd").exists()
    menus = BasePage.objects.filter(show_in_menus=True, depth=3).values_list("slug", flat=True)
    assert [*menus] == [one["slug"] for one in read("site")["pages"]]


def test_the_command_says_what_it_made_and_what_is_left(settings) -> None:
    settings.ADMINS, settings.IDENTITY_KEYS = [], []
    out = StringIO()
    call_command("setup_site", stdout=out)
    lines = out.getvalue().splitlines()
    assert lines[0].startswith("Made: collections 4, groups 1, pages 18")
    assert "- Nobody hears of failures: set ADMINS on the server." in lines
    assert "- Write and publish the page About us." in lines
    call_command("setup_site", stdout=out)
    assert "All of it was there already." in out.getvalue()


def test_an_empty_site_offers_it_on_the_first_page_of_the_admin(editor_client: Client) -> None:
    first = editor_client.get(reverse("wagtailadmin_home"))
    assert texts(first.content) == ["Make the sections of the site, as drafts."]
    offered = editor_client.get(reverse("setup_site"))
    assert "Make what is missing" in offered.content.decode()
    assert not HomePage.objects.exists()
    done = editor_client.post(reverse("setup_site"), follow=True)
    assert HomePage.objects.exists()
    assert any(
        "Write and publish" in one or "Every page lacks" in one for one in texts(done.content)
    )


def test_what_is_done_is_no_longer_named(editor_client: Client, settings) -> None:
    set_up()
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


def test_only_superusers_set_up(client: Client, django_user_model) -> None:
    user = django_user_model.objects.create_user("bo", "bo@example.org", "secret", is_staff=True)
    client.force_login(user)
    for answer in (client.get(reverse("setup_site")), client.post(reverse("setup_site"))):
        assert answer.status_code in {302, 403}
    assert not HomePage.objects.exists()


def test_migrate_says_what_comes_next_while_nothing_is_there() -> None:
    def migrated() -> str:
        out = StringIO()
        config = apps.get_app_config("setup")
        post_migrate.send(
            config,
            app_config=config,
            verbosity=1,
            plan=[(None, False)],
            stdout=out,
            using="default",
        )
        return out.getvalue()

    assert "manage.py setup_site" in migrated()
    set_up()
    assert migrated() == ""
