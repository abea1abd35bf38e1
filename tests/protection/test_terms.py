"""Organisations and people under a level: a public name, no contact, and closed ones nowhere."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.search.models import IndexEntry

from palmecenter.protection.identities.encryption import new_key
from palmecenter.protection.identities.models import ProtectedIdentity
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.taxonomy.models import Organisation, Person
from tests.factories.media import ImageFactory

pytestmark = pytest.mark.django_db

REAL = "Kvinnoförbundet Dolda"


@pytest.fixture
def partner() -> Organisation:
    return Organisation.objects.create(name_sv=REAL, name_en=REAL, url="https://dolda.example")


def protect(partner, level=ProtectionLevel.LIMITED, name="En kvinnoorganisation i Burma") -> None:
    partner.protection, partner.name_sv, partner.name_en = level, name, "A women’s organisation"
    partner.save()


def test_raising_needs_a_public_name(partner):
    partner.protection = ProtectionLevel.LIMITED
    with pytest.raises(ValidationError) as caught:
        partner.full_clean()
    assert set(caught.value.error_dict) == {"name_sv", "name_en"}
    with pytest.raises(ValidationError):
        partner.save()


def test_the_address_goes_and_the_real_name_is_kept_sealed(partner, settings):
    settings.IDENTITY_KEYS = [new_key()]
    protect(partner)
    row = Organisation.all_levels.filter(pk=partner.pk).values().get()
    assert "olda" not in str(row)
    facts = ProtectedIdentity.objects.get().take()["removed"][0]["facts"]
    assert (facts["name_sv"], facts["url"]) == (REAL, "https://dolda.example")


def test_a_closed_one_is_known_to_nobody_but_staff(partner, editor_client):
    person = Person.objects.create(name="Anna", organisation=partner)
    protect(partner, ProtectionLevel.CLOSED)
    assert not Organisation.objects.exists()
    person.refresh_from_db()
    assert person.organisation is None
    assert "olda" not in str(list(IndexEntry.objects.values()))
    edit = reverse("wagtailsnippets_taxonomy_organisation:edit", args=[partner.pk])
    assert editor_client.get(edit).status_code == 200
    listed = editor_client.get(reverse("wagtailsnippets_taxonomy_organisation:list"))
    assert edit in listed.content.decode()


def test_a_protected_person_has_neither_contact_nor_picture():
    person = Person.objects.create(
        name="Anna", email="a@example.org", picture=ImageFactory.create()
    )
    person.protection, person.name = ProtectionLevel.LIMITED, "En aktivist"
    person.save()
    person.refresh_from_db()
    assert (person.email, person.picture) == ("", None)


# --- In the editor ----------------------------------------------------------------------------


def save(client, row: Organisation | None, **given: str):
    name = "wagtailsnippets_taxonomy_organisation"
    address = reverse(f"{name}:edit", args=[row.pk]) if row else reverse(f"{name}:add")
    names = {"name_sv": REAL, "name_en": REAL}
    return client.post(address, {"role": "partner", "kind": "other", **names, **given})


@pytest.mark.parametrize("level", ["limited", "protected"])
def test_the_name_of_a_new_one_that_is_not_open_is_asked_about(editor_client, level):
    response = save(editor_client, None, protection=level)
    assert set(response.context["form"].errors) == {"name_is_public"}
    assert "Everybody can read the name." in response.content.decode()
    assert not Organisation.all_levels.exists()
    assert save(editor_client, None, protection=level, name_is_public="on").status_code == 302
    assert Organisation.objects.get().protection == level


@pytest.mark.parametrize("level", ["open", "closed"])
def test_a_new_one_that_is_open_or_for_staff_alone_is_not_asked_about(editor_client, level):
    assert save(editor_client, None, protection=level).status_code == 302


def test_a_protected_one_is_asked_about_when_it_is_renamed_and_only_then(partner, editor_client):
    protect(partner)
    given = {"protection": "limited", "name_sv": partner.name_sv, "name_en": partner.name_en}
    assert save(editor_client, partner, **given, url="").status_code == 302
    response = save(editor_client, partner, **{**given, "name_sv": REAL})
    assert "name_is_public" in response.context["form"].errors


def test_a_raised_level_refuses_the_old_name_and_asks_nothing_about_another(partner, editor_client):
    response = save(editor_client, partner, protection="limited")
    assert set(response.context["form"].errors) == {"name_sv", "name_en"}
    names = {"name_sv": "En kvinnoorganisation", "name_en": "A women’s organisation"}
    assert save(editor_client, partner, protection="limited", **names).status_code == 302


@pytest.mark.parametrize(
    ("model", "without"),
    [("organisation", "website"), ("person", "organisation, e-mail, telephone, picture")],
)
def test_the_levels_say_what_becomes_of_a_name_and_not_of_a_page(editor_client, model, without):
    response = editor_client.get(reverse(f"wagtailsnippets_taxonomy_{model}:add"))
    levels = dict(response.context["form"].fields["protection"].choices)
    assert list(levels) == ["open", "limited", "protected", "closed"]
    assert levels["limited"] == (
        f"limited: shown by a name that tells nobody who it is, and without this: {without}"
    )
    assert not any("theme" in words or "amount" in words for words in levels.values())
