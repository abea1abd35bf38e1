"""Protected identities are read by custodians alone, who are logged."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.urls import reverse

from palmecenter.protection.identities import access, store
from palmecenter.protection.identities.models import IdentityReading, ProtectedIdentity
from tests.protection.identities.rows import CANARY, address

pytestmark = pytest.mark.django_db


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
    store.add(content, {store.REMOVED: [{"at": "then", "facts": {"partner": "P"}}]})
    form = {"act": "save", "real_name": "Somebody else", "notes": "a: b"}
    custodian_client.post(address(content), form)
    held = ProtectedIdentity.objects.get().take()
    assert (held["real_name"], held["notes"]) == ("Somebody else", "a: b")
    assert held[store.REMOVED] == [{"at": "then", "facts": {"partner": "P"}}]


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
        access.read(kept, somebody)
    assert IdentityReading.objects.get().act == "refused"


def test_what_cannot_be_logged_is_not_read(kept, custodian, custodian_client, content, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(IdentityReading.objects, "create", fail)
    with pytest.raises(access.LogUnavailableError):
        access.read(kept, custodian)
    html = custodian_client.post(address(content), {"act": "read"}).content.decode()
    assert CANARY not in html
    assert "cannot be written" in html


def test_the_log_is_only_added_to(kept, custodian, custodian_client):
    access.read(kept, custodian)
    entry = IdentityReading.objects.get()
    for change in (entry.save, entry.delete, IdentityReading.objects.all().delete):
        with pytest.raises(TypeError):
            change()
    with pytest.raises(TypeError):
        IdentityReading.objects.update(user_name="nobody")
    html = custodian_client.get(reverse("identity_readings")).content.decode()
    assert "custodian" in html
    assert CANARY not in html
