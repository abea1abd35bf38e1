"""Every 500 is one line in the log that tells where, and nothing of what."""

import errno
import json
import logging
import re
import subprocess
import sys

import pytest
from django.conf import settings as project
from django.core.exceptions import SuspiciousOperation
from django.db import connection
from django.db.utils import OperationalError
from django.http import HttpResponse, UnreadablePostError

from palmecenter.errors.logs import NOW_AND_THEN

pytestmark = pytest.mark.django_db

CANARY = "CANARY-of-what-somebody-wrote"


def broken() -> None:
    secret = CANARY
    try:
        int(secret)
    except ValueError as error:
        raise LookupError(f"no {secret}") from error


def test_a_500_is_one_line_with_all_that_finds_it_and_nothing_personal(
    visitor, content, fail, lines
):
    fail(broken)
    response = visitor.post(
        f"/sv/om-oss/kontakt/?q={CANARY}",
        {"name": CANARY},
        headers={
            "cookie": f"a={CANARY}",
            "user-agent": CANARY,
            "referer": f"http://testserver/{CANARY}",
        },
        REMOTE_ADDR="192.0.2.77",
    )
    (line,) = lines()
    assert line["level"] == "ERROR"
    assert line["status"] == 500
    assert line["method"] == "POST"
    assert line["route"] == r"sv/(?!_util/)((?:[\w-]+/)*)$"
    assert line["request_id"] == response["X-Request-ID"]
    assert [one["type"] for one in line["exception"]] == ["LookupError", "ValueError"]
    assert re.fullmatch(r"tests/errors/test_log.py:\d+ broken", line["exception"][0]["frames"][-1])
    told = json.dumps(line)
    for personal in (CANARY, "192.0.2.77", "kontakt"):
        assert personal not in told


def test_the_page_says_the_number_that_the_line_has(visitor, home, fail, lines):
    fail(broken)
    response = visitor.get("/sv/")
    number = response["X-Request-ID"]
    assert re.fullmatch(r"[0-9a-f]{4}(-[0-9a-f]{4}){2}", number)
    said = " ".join(response.content.decode().split())
    assert f"Ange det här numret när du skriver till oss: <strong>{number}</strong>" in said
    assert visitor.get("/sv/")["X-Request-ID"] != number


@pytest.mark.parametrize(
    ("proxies", "given", "kept"),
    [
        (1, "0f9c8b7a-1111-4222-8333-444455556666", True),
        (0, "0f9c8b7a-1111-4222-8333-444455556666", False),
        (1, "short", False),
        (1, "a" * 65, False),
        (1, "abc def ghi", False),
        (1, "<script>alert(1)</script>", False),
        (1, "åäöåäöåäö", False),
    ],
)
def test_only_a_server_of_our_own_gives_numbers(visitor, home, settings, proxies, given, kept):
    settings.PROXIES_IN_FRONT = proxies
    answered = visitor.get("/sv/", headers={"x-request-id": given})["X-Request-ID"]
    assert (answered == given) is kept


def test_what_readers_are_refused_is_no_line(visitor, content, fail, lines):
    visitor.get("/sv/finns-inte/")
    visitor.post("/sv/om-oss/kontakt/")
    visitor.get("/sv/%00/")
    visitor.get("/sv/", headers={"host": "evil.example"})
    assert lines() == []
    fail(lambda: (_ for _ in ()).throw(UnreadablePostError(CANARY)))
    assert visitor.get("/sv/").status_code == 400
    assert lines() == []


def test_what_is_suspicious_is_told_by_its_kind(visitor, home, fail, lines):
    def suspect() -> None:
        raise SuspiciousOperation(CANARY)

    fail(suspect)
    visitor.get("/sv/")
    (line,) = lines()
    assert line["logger"] == "django.security.SuspiciousOperation"
    assert CANARY not in json.dumps(line)


def test_of_others_words_numbers_stay_and_of_ours_all(lines):
    logging.getLogger("gunicorn.worker").warning("Worker %s of %s: 100 %%", 17, CANARY)
    logging.getLogger("somebody.else").error(f"All in one {CANARY}")
    logging.getLogger("palmecenter.printing").warning("Page %s is too long.", 7)
    first, second, third = lines()
    assert first["message"].startswith("Worker 17 of …")
    assert "message" not in second
    assert re.fullmatch(r"tests/errors/test_log.py:\d+", second["place"])
    assert third["message"] == "Page 7 is too long."
    assert CANARY not in json.dumps([first, second, third])


def test_an_exception_tells_its_own_code(visitor, home, fail, lines):
    def full() -> None:
        raise OSError(errno.ENOSPC, f"No space left for {CANARY}")

    fail(full)
    assert visitor.get("/sv/").status_code == 503
    (line,) = lines()
    assert line["exception"][0]["code"] == "ENOSPC"
    assert CANARY not in json.dumps(line)


def test_a_database_that_is_away_is_one_line_a_minute(
    visitor, home, fail, lines, monkeypatch, time_machine
):
    def gone() -> None:
        raise OperationalError(f"could not connect as {CANARY}")

    time_machine.move_to("2026-03-01 12:00:00")
    fail(gone)
    for _reader in range(5):
        assert visitor.get("/sv/").status_code == 503
    monkeypatch.setattr(connection, "cursor", gone)
    assert visitor.get("/healthz").status_code == 503
    assert len(lines()) == 1
    time_machine.move_to("2026-03-01 12:01:01")
    visitor.get("/sv/")
    _first, second = lines()
    assert second["held_back"] == 5
    assert CANARY not in json.dumps(lines())


def test_a_warning_that_would_come_with_each_request_comes_now_and_then(lines):
    for number in range(3):
        logging.getLogger("palmecenter.x").warning("Kept none: %s", number, extra=NOW_AND_THEN)
    assert [line["message"] for line in lines()] == ["Kept none: 0"]


def test_a_503_that_is_an_answer_is_no_line(visitor, home, monkeypatch, lines):
    monkeypatch.setattr("wagtail.views.serve", lambda *_given: HttpResponse("x", status=503))
    assert visitor.get("/sv/").status_code == 503
    assert lines() == []


def test_a_line_that_cannot_be_made_says_so_without_what_was_in_it(monkeypatch, capsys):
    (handler,) = (one for one in logging.getLogger().handlers if one.get_name() == "log")
    monkeypatch.setattr(handler, "stream", None)
    logging.getLogger("palmecenter.x").warning("Words: %s", CANARY)
    said = capsys.readouterr().err
    assert "could not be written" in said
    assert CANARY not in said


@pytest.mark.parametrize(
    ("arguments", "status", "kind"),
    [
        (("rotate_identity_key",), 1, "django.core.management.base.CommandError"),
        (("migrate", "nosuchapp"), 1, "django.core.management.base.CommandError"),
        (("rebuild_page_texts",), 1, "django.db.utils.OperationalError"),
    ],
)
def test_a_command_that_fails_is_in_the_log_and_ends_with_a_status(
    tmp_path, arguments: tuple[str, ...], status: int, kind: str
) -> None:
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "manage.py", *arguments],
        cwd=project.BASE_DIR,
        env={
            "DJANGO_SETTINGS_MODULE": "palmecenter.settings.production",
            "SECRET_KEY": "abcdefghij" * 5,
            "BASE_URL": "https://palmecenter.example",
            "VAR_DIR": str(tmp_path),
            "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status
    (line,) = (json.loads(one) for one in done.stderr.splitlines() if one.startswith("{"))
    assert line["message"] == f"The command {arguments[0]} failed."
    assert line["exception"][0]["type"] == kind
