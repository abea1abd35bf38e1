"""Protected identities: sealed at rest, for custodians alone, every reading logged first."""

import json
import logging
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from wagtail.models import ReferenceIndex

from palmecenter.pages.models import ContentPage, SectionPage
from palmecenter.protection.identities import keeping, reading, rotation
from palmecenter.protection.identities.models import IdentityReading, ProtectedIdentity
from palmecenter.protection.identities.sealing import (
    NoKeyError,
    current_key_id,
    key_id_of,
    new_key,
)
from palmecenter.protection.levels import ProtectionLevel
from tests.factories.pages import edit
from tests.leaks.database import database_in_clear

pytestmark = pytest.mark.django_db

CANARY = "CANARY-IDENTITY"


@pytest.fixture
def key(settings):
    settings.IDENTITY_KEYS = [new_key()]
    return settings.IDENTITY_KEYS[0]


@pytest.fixture
def kept(key, content) -> ProtectedIdentity:
    return keeping.add(content, {"real_name": CANARY})


@pytest.fixture
def custodian(django_user_model):
    user = django_user_model.objects.create_user("custodian", password="secret")
    user.groups.add(Group.objects.get(name="Protected identities"))
    return user


@pytest.fixture
def custodian_client(custodian) -> Client:
    client = Client()
    client.force_login(custodian)
    return client


def address(subject) -> str:
    return reverse("identity", args=[ContentType.objects.get_for_model(subject).pk, subject.pk])


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
    other = keeping.add(section, {"real_name": "Another"})
    other.sealed = kept.sealed
    with pytest.raises(NoKeyError):
        other.take()


def test_changed_sealed_text_does_not_open(kept):
    head, key_id, data = kept.sealed.split(".")
    kept.sealed = ".".join([head, key_id, ("B" if data[0] == "A" else "A") + data[1:]])
    with pytest.raises(NoKeyError):
        kept.take()


def test_a_custodian_reads_by_a_button_and_is_logged(kept, custodian_client, content):
    looked = custodian_client.get(address(content))
    assert CANARY not in looked.content.decode()
    assert not IdentityReading.objects.exists()
    response = custodian_client.post(address(content), {"act": "read"})
    assert CANARY in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    entry = IdentityReading.objects.get()
    assert (entry.user_name, entry.identity_id, entry.act) == ("custodian", kept.pk, "read")


def test_a_custodian_writes_and_what_was_removed_stays(kept, custodian_client, content):
    keeping.add(content, {keeping.REMOVED: [{"at": "then", "facts": {"partner": "P"}}]})
    form = {"act": "save", "real_name": "Somebody else", "notes": "a: b"}
    custodian_client.post(address(content), form)
    held = ProtectedIdentity.objects.get().take()
    assert (held["real_name"], held["notes"]) == ("Somebody else", "a: b")
    assert held[keeping.REMOVED] == [{"at": "then", "facts": {"partner": "P"}}]


def test_not_even_a_superuser_reads_without_being_given_the_permission(
    kept, editor_client, content
):
    names = [address(content), reverse("identities"), reverse("identity_readings")]
    for place in names:
        for response in (editor_client.get(place), editor_client.post(place, {"act": "read"})):
            assert response.status_code in (302, 403)
            assert CANARY not in response.content.decode()
    edit_page = reverse("wagtailadmin_pages:edit", args=[content.pk])
    assert "protected-identities" not in editor_client.get(edit_page).content.decode()


def test_no_default_group_but_the_custodians_has_the_permission():
    holders = Group.objects.filter(permissions__codename="read_protectedidentity")
    assert [group.name for group in holders] == ["Protected identities"]
    assert not holders.get().user_set.exists()


def test_reading_without_permission_is_refused_and_logged(kept, django_user_model):
    somebody = django_user_model.objects.create_superuser("root", password="secret")
    with pytest.raises(PermissionDenied):
        reading.read(kept, somebody)
    assert IdentityReading.objects.get().act == "refused"


def test_what_cannot_be_logged_is_not_read(kept, custodian, custodian_client, content, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(IdentityReading.objects, "create", fail)
    with pytest.raises(reading.LogUnavailableError):
        reading.read(kept, custodian)
    html = custodian_client.post(address(content), {"act": "read"}).content.decode()
    assert CANARY not in html
    assert "cannot be written" in html


def test_the_log_is_only_added_to(kept, custodian, custodian_client):
    reading.read(kept, custodian)
    entry = IdentityReading.objects.get()
    for change in (entry.save, entry.delete, IdentityReading.objects.all().delete):
        with pytest.raises(TypeError):
            change()
    with pytest.raises(TypeError):
        IdentityReading.objects.update(user_name="nobody")
    html = custodian_client.get(reverse("identity_readings")).content.decode()
    assert "custodian" in html
    assert CANARY not in html


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
        keeping.add(page, {"real_name": f"Name {page.pk}"})
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
    held = ProtectedIdentity.objects.get().take()[keeping.REMOVED]
    kept = json.dumps(held, ensure_ascii=False)
    assert "Brödtext på svenska." in held[0]["facts"]["body_sv"]
    assert "Om oss" in kept, "what earlier revisions said"
    assert str(content) in kept


def test_a_failure_to_keep_removes_nothing(key, work, settings, monkeypatch):
    monkeypatch.setattr(ProtectedIdentity, "save", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        edit(work, protection=ProtectionLevel.PROTECTED)
    page = SectionPage.objects.get(pk=work.pk)
    assert page.picture is not None
    assert page.live


def test_nothing_of_it_is_in_log_lines(key, content, custodian_client, caplog):
    caplog.set_level(logging.DEBUG)
    keeping.add(ContentPage.objects.get(pk=content.pk), {"real_name": CANARY})
    custodian_client.post(address(content), {"act": "read"})
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
        custodian_client.post(address(content), {"act": "save", "real_name": CANARY})
    finally:
        logger.removeHandler(handler)
    assert mailoutbox
    for mail in mailoutbox:
        assert CANARY not in mail.body + str(mail.alternatives)
