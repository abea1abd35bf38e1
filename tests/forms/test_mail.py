"""Mail is plain text in short lines, in the reader's language."""

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from django.core import mail
from django.core.mail import BadHeaderError
from hypothesis import given, strategies as st

from palmecenter.forms.mail import WIDTH, send, short_lines

ADDRESS = "https://palmecenter.example/sv/" + "mycket-langt/" * 9


def test_an_address_stays_whole_however_long():
    assert f"\n{ADDRESS}\n" in short_lines(f"Klicka här:\n{ADDRESS}\nTack.")


@given(st.text(alphabet="abc åäö\n", max_size=2000))
def test_no_line_is_longer_than_it_may_be_and_no_word_is_lost(text):
    short = short_lines(text)
    assert short.split() == text.split()
    for line in short.splitlines():
        assert len(line) <= WIDTH or " " not in line


def test_a_subject_is_one_line_whatever_is_in_it(settings, tmp_path):
    (tmp_path / "mail.txt").write_text(
        "{% autoescape off %}Om {{ what }}\nHej!\n{% endautoescape %}", "utf-8"
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    send("a@example.org", "mail.txt", {"what": "a\r & b"}, language="sv")
    assert mail.outbox[0].subject == "Om a & b"
    assert mail.outbox[0].body == "Hej!\n"


@pytest.fixture
def by_smtp(settings) -> None:
    """Send by SMTP, and wait for half a second at most."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS = "127.0.0.1", False
    settings.MAIL_SECONDS, settings.EMAIL_TIMEOUT = 0.5, 10


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
def test_a_mail_server_that_swallows_connections_holds_nobody_up(by_smtp, settings, manners):
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
            send("a@example.org", "publications/mail/order_placed.txt", {}, language="sv")
        assert time.monotonic() - began < 5
        for line in lines:
            line.close()


def test_a_mail_server_that_is_not_there_is_told_at_once(by_smtp, settings):
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.EMAIL_PORT = server.getsockname()[1]
    with pytest.raises(ConnectionRefusedError):
        send("a@example.org", "publications/mail/order_placed.txt", {}, language="sv")


def test_what_is_wrong_with_a_mail_itself_is_raised_as_it_is():
    with pytest.raises(BadHeaderError):
        send(
            "a@example.org\nb@example.org", "publications/mail/order_placed.txt", {}, language="sv"
        )
