"""Who and where it really is: the `internal` of the YAML, sealed as protected identities.

No other loader reads `internal`. What is stored here is canary strings: wherever else one of them
turns up, something leaks. Without a key nothing is stored, and the command says so.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from wagtail.models import Page

from events.models import EventIndexPage
from palmecenter.pages.models import BasePage
from palmecenter.protection.identities.encryption import NoKeyError, current_key_id
from palmecenter.protection.identities.models import Content
from palmecenter.protection.identities.store import add, identity_of
from palmecenter.protection.levels import ProtectionLevel
from party_support.models import PartySupportIndexPage
from projects.models import ProjectIndexPage

from ..source import Record, read
from ..tree import find_child, home_page
from .events import slug_of

SOURCES: dict[str, tuple[type[BasePage], str]] = {
    # File: the list that its pages stand below, and its key of their records.
    "projects": (ProjectIndexPage, "projects"),
    "party_support": (PartySupportIndexPage, "initiatives"),
    "events": (EventIndexPage, "events"),
}
# Which of a custodian's texts a key goes to; what is in none goes to the notes under its own name.
TEXTS = {
    "real_name": ("partner_legal_name", "party", "title_sv"),
    "places": ("countries", "places", "gps", "city", "name"),
    "contact": ("contact",),
    "figures": ("exact_budget", "participants", "instructors"),
}


def load(made: Counter[str]) -> None:
    """Store the identities that are missing; those that are there may be custodians' own words."""
    if not current_key_id():
        return
    for page, content in _wanted():
        try:
            held = identity_of(page).take()
        except NoKeyError:
            # Sealed under a key that this site does not have: it is there, and stays as it is.
            continue
        if not content.keys() <= held.keys():
            add(page, {**content, **held})
            made["protected identities"] += 1


def _wanted() -> Iterator[tuple[Page, Content]]:
    """Yield the pages that have something to hide, with what it is."""
    for file, (list_type, key) in SOURCES.items():
        parent = list_type.objects.descendant_of(home_page()).first()
        for record in read(file)[key] if parent else ():
            kept = hidden_of(record)
            page = find_child(parent, slug_of(record)) if kept else None
            if page:
                yield page, content_of(kept)


def hidden_of(record: Record) -> Record:
    """Return what no page may hold of a record: of what is closed, its name and place too."""
    kept = dict(record.get("internal", {}))
    if record.get("visibility") == ProtectionLevel.CLOSED:
        kept |= {"title_sv": record["title_sv"], **record["venue"]}
    return kept


def content_of(kept: Record) -> Content:
    """Return what a record hides, as the texts that custodians read."""
    content = {
        text: "\n".join(_lines(kept[key] for key in keys if key in kept))
        for text, keys in TEXTS.items()
    }
    known = {key for keys in TEXTS.values() for key in keys}
    notes = [f"{key}: {', '.join(_lines([kept[key]]))}" for key in kept if key not in known]
    content["notes"] = "\n".join(notes)
    return {text: words for text, words in content.items() if words}


def _lines(values: Any) -> Iterator[str]:
    for value in values:
        yield from map(str, value if isinstance(value, list) else [value])
