"""What search knows of pages follows their live rows, whoever changes them and however."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import ReferenceIndex

from palmecenter.pages.models import BasePage
from palmecenter.search.models import PageText
from tests.factories.pages import SectionPageFactory, edit, publish

from .conftest import MakePage
from .helpers import headings, search

pytestmark = pytest.mark.django_db


def texts(page: Any) -> dict[str, str]:
    """Return the headings that search knows of a page, by language."""
    return dict(PageText.objects.filter(page=page.pk).values_list("language", "heading"))


def test_a_row_holds_a_pages_words_in_one_language(make_page: MakePage) -> None:
    page = make_page(heading_sv="Fred", heading_en="Peace", text_sv="Ord <b>ett</b>.")
    row = PageText.objects.get(page=page, language="sv")
    assert (row.heading, row.summary, row.text) == ("Fred", "En ingress på svenska.", "Ord ett.")
    assert (row.type, row.alone) == ("page", False)
    assert texts(page) == {"sv": "Fred", "en": "Peace"}


def test_how_a_block_looks_is_no_text(make_page: MakePage) -> None:
    heading = {"text": "Mål", "level": "2"}
    page = make_page(body_sv=[("heading", heading), ("text", "<p>Fred.</p>")])
    assert PageText.objects.get(page=page, language="sv").text == "Mål. Fred."


def test_a_draft_is_not_known(make_page: MakePage, client: Client) -> None:
    page = make_page(heading_sv="Utkast", live=False)
    assert texts(page) == {}
    assert headings(search(client, q="utkast")) == []


def test_a_change_counts_from_its_publication(make_page: MakePage, client: Client) -> None:
    page = make_page(heading_sv="Gammal")
    edit(page, heading_sv="Nyskriven")
    assert headings(search(client, q="nyskriven")) == []
    publish(page, heading_sv="Nyskriven")
    assert headings(search(client, q="nyskriven")) == ["Nyskriven"]
    assert headings(search(client, q="gammal")) == []


def test_a_language_that_is_not_ready_is_not_known(make_page: MakePage, client: Client) -> None:
    page = make_page(heading_sv="Fred", heading_en="Unfinished", ready_en=False)
    assert texts(page) == {"sv": "Fred"}
    assert PageText.objects.get(page=page).alone
    assert headings(search(client, "en", q="unfinished")) == []
    publish(page, heading_en="Finished", body_en=page.body_sv, ready_en=True)
    assert texts(page) == {"sv": "Fred", "en": "Finished"}
    assert not PageText.objects.filter(page=page, alone=True).exists()
    publish(page, ready_en=False)
    assert texts(page) == {"sv": "Fred"}
    assert headings(search(client, "en", q="finished")) == []


def test_an_unpublished_page_is_forgotten(make_page: MakePage, client: Client) -> None:
    page = make_page(heading_sv="Fred")
    page.unpublish()
    assert texts(page) == {}
    assert headings(search(client, q="fred")) == []


def test_unpublishing_a_branch_forgets_what_is_below(make_page: MakePage) -> None:
    user = get_user_model().objects.create_superuser("chief", "chief@example.org", "secret")
    page = make_page(heading_sv="Fred")
    below = make_page(parent=page, heading_sv="Fred under")
    fresh = BasePage.objects.get(pk=page.pk).specific
    UnpublishPageAction(fresh, include_descendants=True, user=user).execute()
    assert texts(page) == texts(below) == {}


def test_a_deleted_branch_leaves_nothing_behind(make_page: MakePage) -> None:
    page = make_page(heading_sv="Fred")
    below = make_page(parent=page, heading_sv="Fred under")
    rows = list(PageText.objects.filter(page__in=[page.pk, below.pk]))
    assert all(row.index_entries.exists() for row in rows)
    keys = [page.pk, below.pk]
    BasePage.objects.get(pk=page.pk).specific.delete()
    assert not PageText.objects.filter(page__in=keys).exists()
    assert not any(row.index_entries.exists() for row in rows)


def test_a_moved_page_is_found_at_its_new_address(
    make_page: MakePage, home: Any, client: Client
) -> None:
    page = make_page(heading_sv="Fred", slug="fred")
    section = SectionPageFactory(parent=home, heading_sv="Annat", slug="annat")
    page.move(section, pos="last-child")
    [hit] = search(client, q="fred").context["hits"]
    assert hit.url == "/sv/annat/fred/"
    assert hit.section.pk == section.pk


def test_a_scheduled_page_is_known_from_its_hour(make_page: MakePage, client: Client) -> None:
    page = make_page(heading_sv="Kongress", live=False)
    hour = timezone.now() + timedelta(hours=1)
    edit(page, go_live_at=hour).get_latest_revision().publish()
    call_command("publish_scheduled", verbosity=0)
    assert headings(search(client, q="kongress")) == []
    with time_machine.travel(hour + timedelta(minutes=1)):
        call_command("publish_scheduled", verbosity=0)
    assert headings(search(client, q="kongress")) == ["Kongress"]


def test_an_expired_page_is_forgotten(make_page: MakePage, client: Client) -> None:
    page = make_page(heading_sv="Kongress")
    hour = timezone.now() + timedelta(hours=1)
    publish(page, expire_at=hour)
    with time_machine.travel(hour + timedelta(minutes=1)):
        call_command("publish_scheduled", verbosity=0)
    assert headings(search(client, q="kongress")) == []


def test_an_alias_is_not_found_beside_its_original(make_page: MakePage, home: Any) -> None:
    page = make_page(heading_sv="Fred", slug="fred")
    section = SectionPageFactory(parent=home, slug="annat")
    alias = page.create_alias(parent=section)
    assert texts(alias) == {}
    publish(page, heading_sv="Varaktig fred")
    assert (texts(page)["sv"], texts(alias)) == ("Varaktig fred", {})
    ConvertAliasPageAction(alias).execute(skip_permission_checks=True)
    assert texts(alias)["sv"] == "Varaktig fred"


def test_a_copy_is_known_when_it_is_live(make_page: MakePage) -> None:
    page = make_page(heading_sv="Fred", slug="fred")
    live = page.copy(update_attrs={"slug": "kopia", "title": "Kopia"}, keep_live=True)
    draft = page.copy(update_attrs={"slug": "utkast", "title": "Utkast"}, keep_live=False)
    assert texts(live)["sv"] == "Kopia"
    assert texts(draft) == {}


def test_search_is_no_use_of_a_page(make_page: MakePage) -> None:
    page = make_page(heading_sv="Fred")
    ReferenceIndex.create_or_update_for_object(page)
    assert not ReferenceIndex.get_references_to(page).exists()
    assert not ReferenceIndex.model_is_indexable(PageText)


def test_everything_can_be_rebuilt_again_and_again(
    make_page: MakePage, client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    page = make_page(heading_sv="Fred", ready_en=False)
    draft = make_page(heading_sv="Utkast", live=False)
    before = PageText.objects.count()
    PageText.objects.filter(page=page).delete()
    PageText.objects.create(page=draft, language="sv", type="page", heading="Utkast", alone=True)
    for _time in range(2):
        call_command("rebuild_page_texts", batch=2)
        assert capsys.readouterr().out == f"4 pages, {before} texts.\n"
        assert PageText.objects.count() == before
        assert texts(draft) == {}
        assert headings(search(client, q="fred")) == ["Fred"]


def test_wagtails_own_command_rebuilds_the_index(make_page: MakePage, client: Client) -> None:
    page = make_page(heading_sv="Kvinnorna", heading_en="Parties for women")
    for row in PageText.objects.filter(page=page):
        row.index_entries.all().delete()
    assert headings(search(client, q="kvinna")) == []
    call_command("update_index", verbosity=0)
    assert headings(search(client, q="kvinna")) == ["Kvinnorna"]
    assert headings(search(client, "en", q="party")) == ["Parties for women"]
