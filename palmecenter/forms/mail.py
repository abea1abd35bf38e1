"""Mail that the site sends by itself: plain text in short lines, in the reader's language.

It is sent while the reader waits, so that who sent a form is told the truth: it went, or it could
not be sent. Nobody waits longer than `MAIL_SECONDS` for that, whatever the server does.
"""

import socket
import textwrap
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils import translation

from palmecenter.languages.localized import reading_in

from .recipients import deliverable

WIDTH = 72


@dataclass(frozen=True)
class Attachment:
    """A file that comes with a mail."""

    name: str
    content: bytes
    type: str


def short_lines(text: str) -> str:
    """Return a text with no line longer than 72 characters, but for addresses, which stay whole.

    Empty lines stay; more than one in a row become one.
    """
    paragraphs: list[str] = []
    for line in text.strip().splitlines():
        words = " ".join(line.split())
        if words or (paragraphs and paragraphs[-1]):
            paragraphs.append(
                textwrap.fill(words, WIDTH, break_long_words=False, break_on_hyphens=False)
            )
    return "\n".join(paragraphs) + "\n"


def send(
    to: str,
    template: str,
    context: dict[str, Any],
    *,
    language: str,
    reply_to: str = "",
    attachments: Iterable[Attachment] = (),
    connection: Any = None,
) -> None:
    """Send one mail. The first line of the template is its subject; raises OSError when it fails.

    It fails when it has taken `MAIL_SECONDS`, too, and is not sent later. Templates turn
    autoescaping off: a mail is no HTML. `reply_to` is an address that somebody reads; without one,
    answers go to the sender. Many mails share one `connection`.
    """
    with translation.override(language), reading_in(language):
        subject, _line, body = render_to_string(template, context).lstrip().partition("\n")
    message = EmailMessage(
        subject=" ".join(subject.split()),
        body=short_lines(body),
        to=[deliverable(to)],
        reply_to=[reply_to] if reply_to else None,
        # Whoever is away does not answer a machine (RFC 3834).
        headers={"Auto-Submitted": "auto-generated"},
        connection=connection,
    )
    for attachment in attachments:
        message.attach(attachment.name, attachment.content, attachment.type)
    _deliver(message)


def _deliver(message: EmailMessage) -> None:
    """Send a message in the seconds that there are, or not at all; raise what went wrong.

    The time that a socket has is of each step, and there are many; a name may be looked up for long
    before there is one.
    """
    delivery = Delivery(message)
    delivery.start()
    delivery.ended.wait(settings.MAIL_SECONDS)
    if not delivery.ended.is_set():
        delivery.give_up()
        raise TimeoutError("The mail server did not take the mail in time.")
    if delivery.error:
        raise delivery.error


class Delivery(threading.Thread):
    """The sending of one message, which can be given up from outside."""

    def __init__(self, message: EmailMessage) -> None:
        super().__init__(daemon=True)
        self.message = message
        self.connection = message.connection = message.connection or get_connection()
        self.ended, self.is_given_up = threading.Event(), threading.Event()
        self.error: Exception | None = None

    def run(self) -> None:
        """Send the message; what goes wrong is for whoever waits."""
        opened = False
        try:
            opened = bool(self.connection.open())
            if not self.is_given_up.is_set():
                self.message.send()
        except Exception as error:  # whatever it is, it is raised where somebody waits
            self.error = error
        self.ended.set()
        if opened:  # nobody waits for the farewell
            self.connection.close()

    def give_up(self) -> None:
        """Break the connection off in whatever step it is."""
        self.is_given_up.set()
        line = getattr(getattr(self.connection, "connection", None), "sock", None)
        if line is not None:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
