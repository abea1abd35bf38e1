"""Mail that the site sends by itself: plain text in short lines, in the reader's language."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from palmecenter.languages.localized import reading_in

from . import outbox
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
    about: dict[str, Any] | None = None,
) -> None:
    """Put one mail into the outbox, from where it goes out; nobody waits for a mail server.

    The first line of the template is its subject. Templates turn autoescaping off: a mail is no
    HTML. `reply_to` is an address that somebody reads; without one, answers go to the sender.
    `about` says by keys what it is about (`outbox.post`).
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
    )
    for attachment in attachments:
        message.attach(attachment.name, attachment.content, attachment.type)
    outbox.post(message, about)
