"""Errors told to a server elsewhere: which type and where, never what was in it."""

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import sentry_sdk
from django.test import Client
from sentry_sdk.transport import Transport

from palmecenter.pages import views
from palmecenter.watching.sentry import start

pytestmark = pytest.mark.django_db

CANARY = "Hemlighet-4711"


class Kept(Transport):
    """Keeps what would be sent."""

    sent: list[Any] = []

    def capture_envelope(self, envelope: Any) -> None:
        self.sent.append(envelope)


@pytest.fixture
def told(settings, tmp_path) -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """Return what gives the events that were told."""
    settings.ERRORS_DIR = tmp_path
    Kept.sent = []
    start("https://key@errors.example/1", transport=Kept)
    yield lambda: [
        json.loads(item.get_bytes()) for envelope in Kept.sent for item in envelope.items
    ]
    sentry_sdk.get_client().close()
    sentry_sdk.init()


def test_an_error_is_told_without_a_word_of_what_it_was_about(told, home, monkeypatch) -> None:
    def fail(*_given: Any) -> None:
        local = CANARY  # noqa: F841 - a variable that must not be told
        raise ValueError(f"Namnet är {CANARY}")

    monkeypatch.setattr(views, "route", fail)
    client = Client(raise_request_exception=False)
    client.cookies["hemlig"] = CANARY
    answer = client.get(
        f"/sv/{CANARY}/?q={CANARY}",
        headers={"user-agent": CANARY, "referer": f"https://{CANARY}.example"},
        REMOTE_ADDR="203.0.113.77",
    )
    assert answer.status_code == 500
    sentry_sdk.flush()
    events = told()
    assert events
    text = json.dumps(events)
    for word in (CANARY, "203.0.113", "hemlig"):
        assert word not in text
    (event,) = events
    (exception,) = event["exception"]["values"]
    assert exception["type"] == "ValueError"
    assert exception["stacktrace"]["frames"][-1]["function"] == "fail"
    assert event["tags"]["request_id"] == answer["X-Request-ID"]
    assert set(event) <= {
        "event_id", "timestamp", "platform", "level", "sdk", "logger", "tags", "message",
        "exception",
    }  # fmt: skip
    # It happens with each request; it is told once a minute.
    client.get("/sv/")
    sentry_sdk.flush()
    assert len(told()) == 1


def test_our_own_errors_are_told_by_the_words_in_the_code_alone(told) -> None:
    logging.getLogger("palmecenter.tests").error("It failed for %s.", CANARY)
    logging.getLogger("somebody.else").error(f"It failed for {CANARY}.")
    logging.getLogger("palmecenter.tests").warning("No error.")
    sentry_sdk.flush()
    ours, others = told()
    assert ours["message"] == "It failed for %s."
    assert "message" not in others
    assert CANARY not in json.dumps([ours, others])
