"""Whether the site can serve and take what people send, said in words to those inside alone."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from palmecenter.forms.models import OutgoingMail
from palmecenter.forms.outbox import post
from palmecenter.search.models import PageText
from palmecenter.tasks.models import JobRun
from palmecenter.watching import checks

pytestmark = pytest.mark.django_db


@pytest.fixture
def well(settings, tmp_path) -> None:
    """Everything is well."""
    settings.MEDIA_ROOT = tmp_path / "media"
    call_command("run_due")


def asked(client: Client, **more: Any) -> tuple[int, dict[str, str]]:
    answer = client.get("/readyz", **more)
    told = json.loads(answer.content)
    assert told["ready"] == (answer.status_code == 200)
    return answer.status_code, told["checks"]


def failing(client: Client) -> list[str]:
    status, found = asked(client)
    bad = [name for name, state in found.items() if state != "ok"]
    assert status == (503 if bad else 200)
    return bad


def test_all_is_well_after_a_run_of_the_schedule(well, client: Client, settings) -> None:
    assert asked(client) == (
        200,
        dict.fromkeys(("database", "storage", "disk", "mail", "worker"), "ok"),
    )
    assert [*Path(settings.MEDIA_ROOT).iterdir()] == []


@pytest.mark.parametrize(
    "more",
    [
        {"REMOTE_ADDR": "203.0.113.7"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "10.0.0.1"},
        {"REMOTE_ADDR": "10.0.0.1", "HTTP_FORWARDED": "for=10.0.0.1"},
        {"REMOTE_ADDR": ""},
        {"REMOTE_ADDR": "nobody"},
    ],
)
@pytest.mark.parametrize("path", ["/readyz", "/metrics"])
def test_nobody_else_learns_that_there_is_such_a_page(client: Client, home, path, more) -> None:
    assert client.get(path, **more).status_code == 404


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "::1", "fd00::7"])
def test_whoever_watches_comes_by_the_address_of_the_machine(well, client: Client, address) -> None:
    assert asked(client, REMOTE_ADDR=address, HTTP_HOST="10.1.2.3:8000")[0] == 200


def test_a_socket_is_inside_where_a_server_stands_in_front(well, client: Client, settings) -> None:
    settings.PROXIES_IN_FRONT = 1
    assert asked(client, REMOTE_ADDR="")[0] == 200


def refuse(*_given: Any, **_named: Any) -> Any:
    raise OSError(28, "No space left on device: /srv/hemligt")


def no_room(monkeypatch) -> None:
    monkeypatch.setattr(default_storage, "save", refuse)


def little_room(monkeypatch) -> None:
    monkeypatch.setattr(checks, "LEAST_FREE_BYTES", 10**18)


def mail_is_stuck(monkeypatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("palmecenter.forms.outbox.hand_over", refuse)
        post(EmailMessage("Hej", "Text", to=["rosa@example.org"]))
    OutgoingMail.objects.update(made_at=timezone.now() - timedelta(minutes=31))


def worker_is_silent(_monkeypatch) -> None:
    JobRun.objects.update(succeeded_at=timezone.now() - timedelta(minutes=11))


@pytest.mark.parametrize(
    ("breaks", "name"),
    [
        (no_room, "storage"),
        (little_room, "disk"),
        (mail_is_stuck, "mail"),
        (worker_is_silent, "worker"),
    ],
)
def test_what_is_not_well_is_named_and_nothing_is_told_of_it(
    well, client: Client, monkeypatch, breaks: Callable[[Any], None], name: str
) -> None:
    assert failing(client) == []
    breaks(monkeypatch)
    assert failing(client) == [name]
    assert "hemligt" not in client.get("/readyz").content.decode()


def test_mail_that_has_just_been_posted_is_no_reason_to_worry(well, client, monkeypatch) -> None:
    monkeypatch.setattr("palmecenter.forms.outbox.hand_over", refuse)
    post(EmailMessage("Hej", "Text", to=["rosa@example.org"]))
    assert failing(client) == []


def test_a_database_that_is_away_is_asked_once(well, client: Client) -> None:
    asked_for: list[str] = []

    def away(_execute: Any, sql: str, *_given: Any) -> Any:
        asked_for.append(sql)
        raise OperationalError("password=hemligt")

    with connection.execute_wrapper(away):
        answer = client.get("/readyz")
    assert answer.status_code == 503
    assert json.loads(answer.content)["checks"] == {
        "database": "failing",
        "storage": "ok",
        "disk": "ok",
        "mail": "failing",
        "worker": "failing",
    }
    assert len(asked_for) == 1


def test_staff_read_the_same_in_words(well, editor_client: Client, content, monkeypatch) -> None:
    def told() -> str:
        return editor_client.get("/admin/reports/well/").content.decode()

    assert "Yes, everything is well." in told()
    assert "Not everything is well" not in editor_client.get("/admin/").content.decode()
    worker_is_silent(monkeypatch)
    assert "Nobody is at work" in told()
    assert "Nobody is at work" in editor_client.get("/admin/").content.decode()
    mail_is_stuck(monkeypatch)
    assert "1 mail cannot be sent" in told()
    OutgoingMail.objects.update(given_up_at=timezone.now())
    assert "1 mail could not be sent for a whole day" in told()
    PageText.objects.filter(page=content.pk).delete()
    assert "1 public page cannot be found by search." in told()
