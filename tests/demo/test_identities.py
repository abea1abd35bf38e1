"""What the YAML keeps under `internal` is sealed when there is a key, and skipped when not."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command

from palmecenter.demo.loaders import identities
from palmecenter.demo.management.commands import load_demo
from palmecenter.demo.source import read
from palmecenter.protection.identities.encryption import new_key
from palmecenter.protection.identities.forms import IdentityForm
from palmecenter.protection.identities.models import ProtectedIdentity
from palmecenter.protection.identities.store import identity_of
from projects.models import ProjectPage
from tests.demo.loading import internal_records
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(home) -> ProjectPage:
    """One of the demo's projects at its address; the other pages were deleted."""
    record = next(one for one in read("projects")["projects"] if one["id"] == "P15")
    return ProjectPageFactory(
        parent=ProjectIndexPageFactory(parent=home), slug=record["slug_sv"], protection="limited"
    )


@pytest.fixture
def key(settings) -> None:
    settings.IDENTITY_KEYS = [new_key()]


def load() -> Counter[str]:
    made: Counter[str] = Counter()
    identities.load(made)
    return made


def test_custodians_read_each_thing_where_they_look_for_it(project, key) -> None:
    assert load() == {"protected identities": 1}
    assert identity_of(project).take() == {
        "real_name": "CANARY-P15-PARTNER",
        "places": "CANARY-P15-PLACE-1\nCANARY-P15-PLACE-2\nCANARY-P15-PLACE-3\nCANARY-P15-GPS",
        "contact": "CANARY-P15-CONTACT",
        "figures": "3187045",
    }


def test_nothing_of_the_yaml_is_left_out(key) -> None:
    for record in internal_records():
        content = identities.content_of(identities.hidden_of(record))
        assert content.keys() <= IdentityForm().fields.keys()
        for value in record.get("internal", {}).values():
            for part in value if isinstance(value, list) else [value]:
                assert str(part) in str(content), record["id"]


def test_of_what_is_closed_the_name_and_the_place_are_kept_too() -> None:
    closed = next(one for one in read("events")["events"] if one["id"] == "E13")
    content = identities.content_of(identities.hidden_of(closed))
    assert content["real_name"] == "CANARY-E13-TITLE"
    assert content["places"] == "CANARY-E13-CITY\nCANARY-E13-VENUE"
    assert content["notes"] == "travel: CANARY-E13-TRAVEL"


def test_a_second_run_changes_nothing(project, key) -> None:
    load()
    before = list(ProtectedIdentity.objects.values())
    assert load() == {}
    assert list(ProtectedIdentity.objects.values()) == before


def test_what_custodians_wrote_stays(project, key) -> None:
    identity = identity_of(project)
    identity.put({"real_name": "Somebody else"})
    identity.save()
    load()
    held = identity_of(project).take()
    assert (held["real_name"], held["contact"]) == ("Somebody else", "CANARY-P15-CONTACT")


def test_what_another_key_sealed_stays_as_it_is(project, key, settings) -> None:
    load()
    settings.IDENTITY_KEYS = [new_key()]
    before = list(ProtectedIdentity.objects.values())
    assert load() == {}
    assert list(ProtectedIdentity.objects.values()) == before


def test_without_a_key_nothing_is_stored(project, settings) -> None:
    settings.IDENTITY_KEYS = []
    assert load() == {}
    assert not ProtectedIdentity.objects.exists()


@pytest.mark.parametrize("has_key", [True, False])
def test_the_command_says_in_one_line_when_there_was_no_key(
    db, settings, monkeypatch, has_key
) -> None:
    settings.IDENTITY_KEYS = [new_key()] if has_key else []
    monkeypatch.setattr(load_demo, "load_demo", lambda **_options: Counter(pages=1))
    out = StringIO()
    call_command("load_demo", stdout=out)
    told = [line for line in out.getvalue().splitlines() if "protected identities" in line]
    assert len(told) == (0 if has_key else 1)
    assert "CANARY" not in out.getvalue()
