"""Protected identities: sealed where they lie, and through every change of key."""

import json
import logging
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError
from wagtail.models import ReferenceIndex

from palmecenter.pages.models import ContentPage, SectionPage
from palmecenter.protection.identities import rotation, store
from palmecenter.protection.identities.encryption import (
    NoKeyError,
    current_key_id,
    key_id_of,
    new_key,
)
from palmecenter.protection.identities.models import ProtectedIdentity
from palmecenter.protection.levels import ProtectionLevel
from tests.factories.media import ImageFactory
from tests.factories.pages import edit, publish
from tests.leaks.database import database_in_clear
from tests.protection.identities.rows import CANARY, address

pytestmark = pytest.mark.django_db


def test_neither_database_nor_dump_holds_it_in_clear(kept):
    assert CANARY not in str(database_in_clear())
    dump = StringIO()
    call_command("dumpdata", stdout=dump)
    assert "sealed" in dump.getvalue()
    assert CANARY not in dump.getvalue()


def test_it_is_in_no_index_and_says_nothing_of_itself(kept):
    assert CANARY not in f"{kept} {kept!r}"
    assert not ReferenceIndex.model_is_indexable(ProtectedIdentity)
    assert not hasattr(ProtectedIdentity, "search_fields")


def test_sealed_text_opens_in_no_other_row(kept, section):
    other = store.add(section, {"real_name": "Another"})
    other.sealed = kept.sealed
    with pytest.raises(NoKeyError):
        other.take()


def test_nothing_is_sealed_without_a_key(section, settings):
    settings.IDENTITY_KEYS = []
    with pytest.raises(NoKeyError):
        store.add(section, {"real_name": CANARY})
    assert not ProtectedIdentity.objects.exists()


def test_changed_sealed_text_does_not_open(kept):
    head, key_id, data = kept.sealed.split(".")
    kept.sealed = ".".join([head, key_id, ("B" if data[0] == "A" else "A") + data[1:]])
    with pytest.raises(NoKeyError):
        kept.take()


def test_without_the_key_the_site_runs_and_the_admin_says_why(
    kept, custodian_client, content, client, settings
):
    settings.IDENTITY_KEYS = []
    assert client.get("/sv/om-oss/kontakt/").status_code == 200
    html = custodian_client.post(address(content), {"act": "read"}).content.decode()
    assert "IDENTITY_KEYS" in html
    typed = custodian_client.post(address(content), {"act": "save", "notes": "typed"})
    assert "typed" in typed.content.decode(), "what was typed is not lost"
    kept.refresh_from_db()
    with pytest.raises(NoKeyError):
        kept.take()


def test_a_key_that_is_none_is_reported_without_being_told(settings):
    settings.IDENTITY_KEYS = ["hunter2"]
    with pytest.raises(SystemCheckError, match="base64") as caught:
        call_command("check")
    assert "hunter2" not in str(caught.value)


def test_a_rotation_interrupted_half_way_loses_nothing_and_goes_on(
    key, section, content, settings, monkeypatch
):
    for page in (section, content):
        store.add(page, {"real_name": f"Name {page.pk}"})
    settings.IDENTITY_KEYS = [new_key(), key]
    save, calls = ProtectedIdentity.save, []

    def interrupted(self, *args, **kwargs):
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        save(self, *args, **kwargs)

    monkeypatch.setattr(ProtectedIdentity, "save", interrupted)
    with pytest.raises(KeyboardInterrupt):
        rotation.rotate()
    names = {identity.take()["real_name"] for identity in ProtectedIdentity.objects.all()}
    assert names == {f"Name {section.pk}", f"Name {content.pk}"}
    monkeypatch.setattr(ProtectedIdentity, "save", save)
    call_command("rotate_identity_key", stdout=StringIO())
    settings.IDENTITY_KEYS = settings.IDENTITY_KEYS[:1]
    assert {key_id_of(one.sealed) for one in ProtectedIdentity.objects.all()} == {current_key_id()}
    names = {identity.take()["real_name"] for identity in ProtectedIdentity.objects.all()}
    assert names == {f"Name {section.pk}", f"Name {content.pk}"}


def test_a_rotation_says_when_a_key_is_missing(kept, settings):
    settings.IDENTITY_KEYS = [new_key()]
    with pytest.raises(CommandError, match="none of the keys: 1"):
        call_command("rotate_identity_key")
    settings.IDENTITY_KEYS = []
    with pytest.raises(CommandError, match="no key"):
        call_command("rotate_identity_key")


def test_what_a_level_removes_is_kept(key, work, content):
    edit(work, protection=ProtectionLevel.PROTECTED, heading_sv="Allmänt")
    held = ProtectedIdentity.objects.get().take()[store.REMOVED]
    kept = json.dumps(held, ensure_ascii=False)
    assert "Brödtext på svenska." in held[0]["facts"]["body_sv"]
    assert "Om oss" in kept, "what earlier revisions said"
    assert str(content) in kept


def test_what_a_level_removes_is_kept_once(key, work, content):
    publish(work, protection=ProtectionLevel.PROTECTED, heading_sv="Allmänt")
    [removed] = ProtectedIdentity.objects.get().take()[store.REMOVED]
    assert str(content) in json.dumps(removed["facts"]["related_pages"], ensure_ascii=False)
    assert removed["earlier"]


def test_what_is_removed_the_second_time_stands_beside_what_was_removed_the_first(
    key, work, content, custodian_client
):
    publish(work, protection=ProtectionLevel.LIMITED, heading_sv="Allmänt")
    publish(work, protection=ProtectionLevel.PROTECTED, heading_sv="Allmänt")
    read = custodian_client.post(address(work), {"act": "read"})
    assert read.status_code == 200
    [first, second] = read.context["removed"]
    assert [label for label, _words in first.facts] == ["Related pages"]
    assert "Brödtext på svenska." in dict(second.facts)["Text (Swedish)"]
    html = read.content.decode()
    for words in (str(content), "Brödtext på svenska."):
        assert words in html.partition('id="main"')[2]


def test_a_fact_that_was_changed_when_the_level_was_raised_is_kept_as_it_was_too(key, work):
    new, old = ImageFactory(title="Ny bild"), str(work.picture)
    publish(work, protection=ProtectionLevel.PROTECTED, picture=new)
    [removed] = ProtectedIdentity.objects.get().take()[store.REMOVED]
    assert removed["facts"]["picture"] == "Ny bild"
    assert old in [version["picture"] for version in removed["earlier"]]


def test_a_failure_to_keep_removes_nothing(key, work, settings, monkeypatch):
    monkeypatch.setattr(ProtectedIdentity, "save", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        edit(work, protection=ProtectionLevel.PROTECTED)
    page = SectionPage.objects.get(pk=work.pk)
    assert page.picture is not None
    assert page.live


def test_nothing_of_it_is_in_log_lines(key, content, custodian_client, caplog):
    caplog.set_level(logging.DEBUG)
    store.add(ContentPage.objects.get(pk=content.pk), {"real_name": CANARY})
    read = custodian_client.post(address(content), {"act": "read"})
    assert CANARY in read.content.decode()
    logging.getLogger("palmecenter").debug("It is seen what is logged.")
    assert "It is seen what is logged." in caplog.text
    assert CANARY not in caplog.text


def test_an_error_report_holds_nothing_of_it(
    key, content, custodian_client, settings, mailoutbox, monkeypatch
):
    settings.ADMINS = [("Admin", "admin@example.org")]
    logger = logging.getLogger("django.request")
    from django.utils.log import AdminEmailHandler

    handler = AdminEmailHandler(include_html=True)
    logger.addHandler(handler)

    def broken(*args, **kwargs):
        raise RuntimeError("broken")

    monkeypatch.setattr("palmecenter.protection.identities.views.read", broken)
    custodian_client.raise_request_exception = False
    try:
        answer = custodian_client.post(address(content), {"act": "save", "real_name": CANARY})
        assert answer.status_code == 500
    finally:
        logger.removeHandler(handler)
    assert mailoutbox
    assert "RuntimeError" in mailoutbox[0].subject + mailoutbox[0].body
    for mail in mailoutbox:
        assert CANARY not in mail.body + str(mail.alternatives)
