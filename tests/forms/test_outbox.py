"""Mail waits in the outbox: nobody waits for a server, none is lost, and none lies there long."""

import logging
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from itertools import pairwise
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from palmecenter.errors import held_back
from palmecenter.forms import outbox
from palmecenter.forms.mail_transport import hand_over
from palmecenter.forms.models import OutgoingMail
from palmecenter.forms.outbox import deliver_waiting, post, waiting
from palmecenter.settings.tasks import TASKS
from tests.tasks.working import work

pytestmark = pytest.mark.django_db
WHOM = "rosa@example.org"


def letter(subject: str = "Hej", **more: Any) -> EmailMessage:
    return EmailMessage(subject, "En rad om Rosa.", "from@example.org", [WHOM], **more)


@pytest.fixture
def by_smtp(settings) -> None:
    """Send by SMTP, and wait for half a second at most."""
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS = "127.0.0.1", False
    settings.MAIL_SECONDS, settings.EMAIL_TIMEOUT = 0.5, 10
    settings.EMAIL_PORT = 1


def silent(_line: socket.socket) -> None:
    """Take the connection, and say nothing."""


def slow(line: socket.socket) -> None:
    """Say one letter at a time, each before anybody loses patience with the last."""
    with suppress(OSError):
        while True:
            line.sendall(b"2")
            time.sleep(0.1)


def polite_but(verb: bytes) -> Callable[[socket.socket], None]:
    """Answer whatever is said until `verb`, and nothing after it."""

    def answer(line: socket.socket) -> None:
        line.sendall(b"220 here\r\n")
        for said in line.makefile("rb"):
            if said.upper().startswith(verb):
                return
            line.sendall(b"354 go on\r\n" if said.upper().startswith(b"DATA") else b"250 yes\r\n")

    return answer


@pytest.mark.parametrize(
    "manners", [silent, slow, polite_but(b"EHLO"), polite_but(b"RCPT"), polite_but(b"CONTENT-TYPE")]
)
def test_a_mail_server_that_swallows_connections_holds_no_worker_up(by_smtp, settings, manners):
    lines: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.EMAIL_PORT = server.getsockname()[1]

        def serve() -> None:
            with suppress(OSError):
                lines.append(server.accept()[0])
                manners(lines[0])

        threading.Thread(target=serve, daemon=True).start()
        began = time.monotonic()
        with pytest.raises(OSError, match="did not take the mail in time"):
            hand_over(letter())
        assert time.monotonic() - began < 5
        for line in lines:
            line.close()


def test_a_mail_server_that_is_not_there_is_told_at_once(by_smtp, settings):
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.EMAIL_PORT = server.getsockname()[1]
    with pytest.raises(ConnectionRefusedError):
        hand_over(letter())


@pytest.fixture
def queued(settings) -> None:
    """Leave work to a worker, as production does."""
    settings.TASKS = TASKS


@pytest.fixture
def answer(monkeypatch, settings, tmp_path) -> Callable[[BaseException | None], None]:
    """Return what makes the mail server answer with an error, or take mail again."""
    settings.ERRORS_DIR = tmp_path
    monkeypatch.setattr(held_back, "_own", {})

    def make(error: BaseException | None) -> None:
        def give(message: EmailMessage) -> None:
            if error:
                raise error
            hand_over(message)

        monkeypatch.setattr(outbox, "hand_over", give)

    return make


def test_a_worker_sends_what_a_request_posted_and_nothing_of_it_is_left(queued):
    post(letter(), {"order": 7})
    assert not mail.outbox
    task = DBTaskResult.objects.get()
    kept = OutgoingMail.objects.get()
    assert task.args_kwargs == {"args": [kept.pk], "kwargs": {}}
    for word in (b"Rosa", b"rosa"):
        assert word not in bytes(kept.message)
    work()
    (sent,) = mail.outbox
    assert (sent.subject, sent.to, sent.body) == ("Hej", [WHOM], "En rad om Rosa.")
    assert not OutgoingMail.objects.exists()
    task.refresh_from_db()
    assert (task.status, task.return_value) == ("SUCCESSFUL", None)


def test_whatever_makes_a_message_comes_out_as_it_went_in(settings):
    message = EmailMultiAlternatives("Ämne", "Text", "a@example.org", ["b@example.org"])
    message.bcc = ["c@example.org", "d@example.org"]
    message.cc, message.reply_to = ["e@example.org"], ["f@example.org"]
    message.extra_headers = {"Auto-Submitted": "auto-generated"}
    message.attach("möte.ics", b"BEGIN:VCALENDAR", "text/calendar")
    message.attach("bild.png", b"\x89PNG\x00", "image/png")
    message.attach_alternative("<p>Text</p>", "text/html")
    post(message)
    (sent,) = mail.outbox
    for name in ("subject", "body", "from_email", "to", "cc", "bcc", "reply_to", "extra_headers"):
        assert getattr(sent, name) == getattr(message, name)
    assert [tuple(one) for one in sent.attachments] == [tuple(one) for one in message.attachments]
    assert isinstance(sent, EmailMultiAlternatives)
    assert [tuple(one) for one in sent.alternatives] == [("<p>Text</p>", "text/html")]


def test_mail_of_others_goes_by_the_outbox_too(settings, answer):
    settings.EMAIL_BACKEND = "palmecenter.forms.outbox.OutboxBackend"
    answer(ConnectionRefusedError())
    assert send_mail("Nytt lösenord", "Länk", None, [WHOM]) == 1
    assert waiting().count() == 1
    answer(None)
    with time_machine.travel(timezone.now() + timedelta(minutes=5), tick=False):
        call_command("run_due")
    assert mail.outbox[-1].subject == "Nytt lösenord"


def test_what_no_server_takes_is_tried_in_growing_waits_given_up_after_a_day_and_told(
    answer, settings, caplog
):
    settings.ADMINS = [("", "admin@example.org")]
    answer(ConnectionRefusedError(111, "Hemligt"))
    with time_machine.travel("2026-12-01T08:00:00Z", tick=False) as clock:
        post(letter(), {"order": 7})
        tried: list[float] = []
        for minute in range(26 * 60):
            before = OutgoingMail.objects.get().attempts
            deliver_waiting()
            kept = OutgoingMail.objects.get()
            if kept.attempts > before:
                tried.append(minute)
            if kept.given_up_at:
                break
            clock.shift(timedelta(minutes=1))
        assert tried[:7] == [2, 6, 14, 30, 62, 126, 246]
        assert max(later - sooner for sooner, later in pairwise(tried)) == 120
        assert (
            timedelta(hours=24)
            <= (kept.given_up_at or kept.made_at) - kept.made_at
            <= timedelta(hours=26)
        )
        assert bytes(kept.message) == b""
        told = [one.body for one in mail.outbox if one.to == ["admin@example.org"]]
        assert len(told) == 1
        assert "{'order': 7}" in told[0]
        for text in (told[0], caplog.text):
            assert WHOM not in text
            assert "Hemligt" not in text
        assert deliver_waiting() == 0
        clock.shift(timedelta(days=8))
        call_command("run_due")
    assert not OutgoingMail.objects.exists()


def test_a_mailbox_that_does_not_exist_is_not_asked_again(answer, caplog):
    answer(SMTPRecipientsRefused({WHOM: (550, b"no such user")}))
    with caplog.at_level(logging.WARNING):
        post(letter())
    assert not OutgoingMail.objects.exists()
    assert "no such mailbox" in caplog.text
    assert WHOM not in caplog.text
    assert not [one for one in caplog.records if one.levelno >= logging.ERROR]


@pytest.mark.parametrize("code", [450, 530, 554])
def test_a_server_that_does_not_want_us_just_now_is_asked_again(answer, code):
    answer(SMTPRecipientsRefused({WHOM: (code, b"not now")}))
    post(letter())
    assert waiting().count() == 1


def test_a_server_that_is_gone_is_asked_once_a_run_and_no_run_is_long(answer, monkeypatch):
    answer(ConnectionRefusedError())
    for _number in range(5):
        post(letter())
    OutgoingMail.objects.update(try_at=timezone.now())
    assert deliver_waiting() == 0
    assert sorted(OutgoingMail.objects.values_list("attempts", flat=True)) == [1, 1, 1, 1, 2]
    answer(None)
    monkeypatch.setattr(outbox, "SECONDS_A_RUN", -1)
    assert deliver_waiting() == 0
    monkeypatch.setattr(outbox, "SECONDS_A_RUN", 30)
    assert deliver_waiting() == 4


def test_whoever_is_killed_while_sending_leaves_the_mail_to_the_next(queued, answer):
    post(letter())

    class Killed(BaseException):
        pass

    answer(Killed())
    pk = OutgoingMail.objects.get().pk
    with pytest.raises(Killed):
        outbox.deliver(pk)
    answer(None)
    assert outbox.deliver(pk)
    assert not mail.outbox  # nobody knows yet that it is nobody's
    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        assert deliver_waiting() == 1
    assert len(mail.outbox) == 1


def test_two_who_send_the_same_mail_send_it_once(monkeypatch):
    again: list[bool] = []

    def meanwhile(message: EmailMessage) -> None:
        if not again:
            again.append(outbox.deliver(OutgoingMail.objects.get().pk))
        hand_over(message)

    monkeypatch.setattr(outbox, "hand_over", meanwhile)
    post(letter())
    assert again == [True]
    assert len(mail.outbox) == 1


def test_a_mail_that_nobody_can_unseal_any_more_is_given_up_and_told(answer, settings, caplog):
    settings.SECRET_KEY_FALLBACKS = []
    answer(ConnectionRefusedError())
    post(letter())
    post(letter("Senare"))
    OutgoingMail.objects.update(try_at=timezone.now())
    answer(None)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", ["only-for-tests"]
    assert outbox.deliver(OutgoingMail.objects.earliest("pk").pk)
    assert len(mail.outbox) == 1
    settings.SECRET_KEY_FALLBACKS = []
    deliver_waiting()
    assert OutgoingMail.objects.get().given_up_at
    assert "A mail was given up" in caplog.text
