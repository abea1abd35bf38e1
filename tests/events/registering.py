"""Registering as a visitor does: by the form, and by the links that come by mail."""

import re

from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client

from events.models import EventPage, Registration

ENTRIES = {"who": "Rosa", "email": "rosa@example.org", "consent": "on"}


def form_address(event: EventPage, code: str = "sv") -> str:
    return event.route_address("registration", code)


def fields_of(html: str) -> dict[str, str]:
    """Return what the form on a page would send as it is."""
    form = BeautifulSoup(html, "html.parser").find("form", class_="form")
    assert form is not None
    sent = {}
    for field in form.find_all(["input", "textarea"]):
        kind = field.get("type")
        if kind not in {"checkbox", "radio"}:
            value = field.get("value", "") or field.get_text().removeprefix("\n")
            sent[str(field["name"])] = str(value)
        elif field.has_attr("checked"):
            sent[str(field["name"])] = str(field.get("value", "on"))
    return sent


def send(client: Client, event: EventPage, code: str = "sv", **entries: str):
    """Fill in the form as it is served and send it."""
    address = form_address(event, code)
    empty = fields_of(client.get(address).content.decode())
    return client.post(address, {**empty, **ENTRIES, **entries})


def links_in(message: mail.EmailMessage) -> list[str]:
    """Return the paths of the links below a site's address in a mail."""
    return re.findall(r"http://(?:127\.0\.0\.1:8000|\w+\.example[:\d]*)(/\S+)", str(message.body))


def confirm_link(message: mail.EmailMessage) -> str:
    return next(link for link in links_in(message) if "/bekrafta/" in link or "/confirm/" in link)


def my_link(message: mail.EmailMessage) -> str:
    return next(link for link in links_in(message) if "/min/" in link or "/mine/" in link)


def register(client: Client, event: EventPage, name: str, code: str = "sv"):
    """Register all the way; return the page that one ends on."""
    email = f"{name.lower()}@example.org"
    assert send(client, event, code, who=name, email=email).status_code == 302
    return client.post(confirm_link(mail.outbox[-1]), follow=True)


def status_of(name: str) -> str:
    return Registration.objects.get(name=name).status
