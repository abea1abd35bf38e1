"""Whoever runs the site hears of a failure by mail, once an hour of a kind, and of no words."""

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.db.utils import OperationalError

from palmecenter.errors import held_back
from palmecenter.errors.held_back import times_since
from palmecenter.pages import views

pytestmark = pytest.mark.django_db

CANARY = "CANARY-of-what-somebody-wrote"


@pytest.fixture(autouse=True)
def admins(settings) -> None:
    settings.ADMINS = [("", "anna@example.org"), ("", "bo@example.org")]
    settings.SERVER_EMAIL = "site@example.org"


def divide() -> None:
    secret = CANARY
    raise ZeroDivisionError(secret)


def test_a_failure_is_mailed_with_where_and_the_number_and_without_what(
    visitor, content, fail, settings
):
    fail(divide)
    response = visitor.post(f"/sv/om-oss/kontakt/?q={CANARY}", {"name": CANARY})
    (told,) = mail.outbox
    assert told.to == ["anna@example.org", "bo@example.org"]
    assert told.from_email == "site@example.org"
    assert re.fullmatch(
        r"\[palmecenter\] ZeroDivisionError in palmecenter/pages/views.py:\d+ serve",
        str(told.subject),
    )
    assert response["X-Request-ID"] in told.body
    assert "divide" in told.body
    whole = str(told.message())
    assert CANARY not in whole
    assert "kontakt" not in whole


def test_the_second_of_a_kind_waits_an_hour_and_tells_how_many_there_were(
    visitor, home, fail, time_machine
):
    time_machine.move_to("2026-03-01 12:00:00")
    fail(divide)
    for _reader in range(4):
        visitor.get("/sv/")
    assert len(mail.outbox) == 1
    time_machine.move_to("2026-03-01 13:00:01")
    visitor.get("/sv/")
    assert len(mail.outbox) == 2
    assert "since the last mail about it: 3 more" in mail.outbox[1].body


def test_another_kind_is_told_at_once(visitor, home, fail, monkeypatch):
    fail(divide)
    visitor.get("/sv/")
    fail(lambda: int("x"))
    visitor.get("/sv/")
    monkeypatch.setattr(views, "find_site", lambda request: divide())
    visitor.get("/en/")
    assert len({one.subject for one in mail.outbox}) == 3


def test_a_database_that_is_away_is_one_kind_wherever_it_is_missed(
    visitor, home, fail, monkeypatch
):
    def gone(*_given: object) -> None:
        raise OperationalError(CANARY)

    fail(gone)
    visitor.get("/sv/")
    monkeypatch.setattr(views, "find_site", gone)
    visitor.get("/en/")
    monkeypatch.setattr(connection, "cursor", gone)
    visitor.get("/healthz")
    (told,) = mail.outbox
    assert "The database does not answer" in told.subject


def test_what_readers_are_refused_is_no_mail(visitor, content):
    for path in ("/sv/finns-inte/", "/sv/%00/", "/admin/nix/"):
        visitor.get(path)
    visitor.post("/sv/om-oss/kontakt/")
    visitor.get("/sv/", headers={"host": "evil.example"})
    assert mail.outbox == []


def test_a_mail_server_that_does_not_answer_holds_nobody_up_and_hides_nothing(
    visitor, home, fail, lines, monkeypatch
):
    ended = threading.Event()

    def hang(self: object, messages: object) -> int:
        ended.wait(20)
        return 0

    monkeypatch.setattr(EmailBackend, "send_messages", hang)
    fail(divide)
    began = time.monotonic()
    response = visitor.get("/sv/")
    took = time.monotonic() - began
    ended.set()
    assert response.status_code == 500
    assert took < 10
    assert lines()[0]["status"] == 500


def test_a_mail_server_that_refuses_is_a_line_in_the_log_and_no_more(
    visitor, home, fail, lines, monkeypatch
):
    def refuse(self: object, messages: object) -> int:
        raise ConnectionRefusedError(111, CANARY)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    fail(divide)
    assert visitor.get("/sv/").status_code == 500
    failure, warning = sorted(lines(), key=lambda line: line["level"])
    assert failure["status"] == 500
    assert warning["message"].startswith("A mail about a failure could not be sent: Connection")
    assert CANARY not in str(lines())


def test_without_anybody_to_tell_nothing_is_sent(visitor, home, fail, settings):
    settings.ADMINS = []
    fail(divide)
    visitor.get("/sv/")
    assert mail.outbox == []


def test_processes_count_together_and_nobody_is_told_twice():
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _number: times_since("kind", 3600), range(40)))
    assert answers.count(None) == 39


def test_where_the_folder_cannot_be_written_each_process_counts_for_itself(settings, tmp_path):
    (tmp_path / "file").touch()
    settings.ERRORS_DIR = tmp_path / "file" / "errors"
    assert times_since("kind", 3600) == 0
    assert times_since("kind", 3600) is None
    assert times_since("kind", 0) == 1


def test_what_happened_long_ago_is_forgotten(settings, monkeypatch):
    monkeypatch.setattr(held_back, "MANY", 3)
    for number in range(3):
        times_since(f"kind {number}", 3600)
    later = time.time() + held_back.WEEK + 10
    monkeypatch.setattr(time, "time", lambda: later)
    times_since("another", 3600)
    assert len(list(settings.ERRORS_DIR.iterdir())) == 1
