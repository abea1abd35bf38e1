"""What is due goes out, each page by itself; what cannot go out keeps its date, and staff hear."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.users.models import UserProfile

from palmecenter.forms.outbox import deliver_waiting, waiting
from palmecenter.pages.models import ContentPage
from palmecenter.protection.signals import level_raised
from tests.factories.pages import ContentPageFactory, edit, publish

pytestmark = pytest.mark.django_db


def due(page: ContentPage, **texts: Any) -> Revision:
    """Schedule a draft of a public page as an editor does, and let its time come."""
    publish(page)
    draft = edit(page, go_live_at=timezone.now() + timedelta(minutes=2), **texts)
    draft.get_latest_revision().publish(user=get_user_model().objects.first())
    past = timezone.now() - timedelta(minutes=1)
    revision = Revision.objects.get(pk=draft.latest_revision_id)
    revision.content["go_live_at"] = past.isoformat()
    Revision.objects.filter(pk=revision.pk).update(
        approved_go_live_at=past, content=revision.content
    )
    return revision


def stored(page: Page) -> Any:
    return ContentPage.objects.get(pk=page.pk)


@pytest.fixture
def staff(db) -> Any:
    user = get_user_model().objects.create_superuser("anna", "anna@example.org", "secret")
    UserProfile.objects.create(user=user, preferred_language="en")
    return user


@pytest.fixture
def stuck(section, content, staff) -> Revision:
    """A page whose new address was taken before its time came, and after it one in order."""
    revision = due(content, slug="kampanj")
    ContentPageFactory(parent=section, heading_sv="Annan", slug="kampanj")
    return revision


def test_what_cannot_go_out_keeps_its_date_and_holds_up_nobody(stuck, section, content):
    other = ContentPageFactory(parent=section, heading_sv="Nästa")
    due(other, heading_sv="Nästa kampanj")
    gone = publish(ContentPageFactory(parent=section, heading_sv="Förra"))
    ContentPage.objects.filter(pk=gone.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    call_command("publish_scheduled")
    assert stored(other).heading_sv == "Nästa kampanj"
    assert (stored(gone).live, stored(gone).expired) == (False, True)
    assert stored(content).slug == "kontakt"
    stuck.refresh_from_db()
    assert stuck.approved_go_live_at is not None


def test_it_goes_out_by_itself_when_nothing_is_in_the_way_any_more(stuck, content):
    call_command("publish_scheduled")
    ContentPage.objects.exclude(pk=content.pk).filter(slug="kampanj").first().delete()
    call_command("publish_scheduled")
    assert stored(content).slug == "kampanj"
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_staff_get_one_mail_in_their_language_for_each_reason(stuck, content, staff):
    swedish = get_user_model().objects.create_superuser("bo", "bo@example.org", "secret")
    get_user_model().objects.create_user("visitor", "no@example.org", "secret")
    for _run in range(3):
        call_command("publish_scheduled")
    letters = {letter.to[0]: letter for letter in mail.outbox}
    assert sorted(letters) == ["anna@example.org", "bo@example.org"]
    assert len(mail.outbox) == 2
    english = letters[staff.email]
    assert english.subject == "Not published on schedule: Kontakt"
    assert "“kampanj”" in english.body
    assert reverse("wagtailadmin_pages:edit", args=[content.pk]) in english.body
    assert letters[swedish.email].subject == "Publicerades inte enligt schemat: Kontakt"
    # Another reason is told of again.
    Revision.objects.filter(pk=stuck.pk).update(
        content={**stuck.content, "slug": "nytt", "ready_sv": False, "ready_en": False}
    )
    call_command("publish_scheduled")
    assert len(mail.outbox) == 4


def test_a_mail_that_could_not_be_sent_is_sent_later_and_once(stuck, monkeypatch):
    def refuse(*_given: Any, **_named: Any) -> None:
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr("palmecenter.forms.outbox.hand_over", refuse)
        call_command("publish_scheduled")
    assert not mail.outbox
    call_command("publish_scheduled")
    with time_machine.travel(timezone.now() + timedelta(minutes=5), tick=False):
        assert deliver_waiting() == 1
    assert len(mail.outbox) == 1


def test_a_mail_about_a_page_is_taken_back_when_its_level_is_raised(stuck, content, monkeypatch):
    def refuse(*_given: Any, **_named: Any) -> None:
        raise OSError

    monkeypatch.setattr("palmecenter.forms.outbox.hand_over", refuse)
    call_command("publish_scheduled")
    assert waiting(page=content.pk).exists()
    level_raised.send(ContentPage, page=content, before="open", pictures=[])
    assert not waiting().exists()


def test_of_what_is_protected_the_mail_says_only_where_it_is(section, staff):
    page = ContentPageFactory(parent=section, heading_sv="Hemligt möte", protection="protected")
    due(page, ready_sv=False, ready_en=False)
    call_command("publish_scheduled")
    (letter,) = mail.outbox
    assert letter.subject == "A page was not published on schedule"
    assert "Hemligt" not in letter.body


def test_the_first_page_of_the_admin_says_it_until_it_is_solved(stuck, content, editor_client):
    def told() -> str:
        return editor_client.get("/admin/").content.decode()

    assert "Not published on schedule" not in told()
    call_command("publish_scheduled")
    assert "Not published on schedule" in told()
    assert "“kampanj”" in told()
    history = editor_client.get(reverse("wagtailadmin_pages:history", args=[content.pk]))
    assert "Not published on schedule" in history.content.decode()
    stuck.refresh_from_db()
    stuck.approved_go_live_at = None
    stuck.save(update_fields=["approved_go_live_at"])
    assert "Not published on schedule" not in told()


def test_whatever_is_wrong_with_one_page_the_others_go_out(content, section, monkeypatch, caplog):
    other = ContentPageFactory(parent=section, heading_sv="Nästa")
    revision = due(content, heading_sv="Först")
    due(other, heading_sv="Sedan")
    whole = Revision.publish

    def publish_one(self: Revision, **given: Any) -> None:
        if self.pk == revision.pk:
            raise RuntimeError
        whole(self, **given)

    monkeypatch.setattr(Revision, "publish", publish_one)
    call_command("publish_scheduled")
    assert stored(other).heading_sv == "Sedan"
    revision.refresh_from_db()
    assert revision.approved_go_live_at is not None
    assert "could not be done" in caplog.text


def test_the_log_keeps_no_word_of_the_reason(stuck):
    call_command("publish_scheduled")
    entry = PageLogEntry.objects.get(action="palmecenter.schedule.refused")
    assert "kampanj" not in str(entry.data)


def test_a_dry_run_changes_nothing(stuck, content):
    call_command("publish_scheduled", "--dryrun")
    assert not mail.outbox
    assert stored(content).slug == "kontakt"
