"""A site with nothing in it says what comes next, and offers to make the first pages."""

from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.management import call_command
from django.db.models.signals import post_migrate
from django.test import Client
from django.urls import reverse

from palmecenter.pages.models import HomePage
from palmecenter.setup.site import set_up

pytestmark = pytest.mark.django_db


def texts(html: bytes) -> list[str]:
    panel = BeautifulSoup(html, "lxml").select_one("#unfinished-section")
    return [one.get_text(strip=True) for one in panel.select("li")] if panel else []


def test_the_command_says_what_it_made_and_what_is_left(settings) -> None:
    settings.ADMINS, settings.IDENTITY_KEYS = [], []
    out = StringIO()
    call_command("setup_site", stdout=out)
    lines = out.getvalue().splitlines()
    assert lines[0].startswith("Made: collections 4, groups 1, pages 20")
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
