"""Plain copies of a page: raising its level leaves them on the site, saying what it said.

Wagtail's log tells where a copy stands and not what it is a copy of, so they are found by what they
say: the same heading and summary, the same text, or parts of a text that were copied as they are.
"""

from typing import Any

from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.texts import plain_text

from .levels import ProtectionLevel
from .streams import stream_columns

# Shorter texts are the same by chance.
LONG_ENOUGH = 40


def public_copies(page: Any, level: str = ProtectionLevel.CLOSED) -> list[Any]:
    """Return the pages on the site, at a level below this one, that say what a stored page says.

    Its aliases are none of them: they follow it by themselves.
    """
    model = type(page)
    stored = model._base_manager.filter(pk=page.pk).first()
    marks = _marks(stored) if stored else set()
    if stored and stored.has_unpublished_changes:
        marks |= _marks(stored.get_latest_revision_as_object())
    others = model._base_manager.filter(live=True, protection__in=ProtectionLevel(level).lesser)
    others = others.exclude(pk=page.pk).exclude(alias_of=page.pk)
    return [one for one in others.order_by("path").iterator() if marks & _marks(one)]


def _marks(page: Any) -> set[tuple[Any, ...]]:
    """Return what a page is known by: its blocks, its texts, heading and summary together."""
    marks: set[tuple[Any, ...]] = set()
    for column in stream_columns(type(page)):
        value = getattr(page, column)
        marks |= {("block", block["id"]) for block in value.raw_data if block.get("id")}
        words = _squeezed(plain_text(value))
        if len(words) >= LONG_ENOUGH:
            marks.add(("text", words))
    for code in CODES:
        both = [_squeezed(getattr(page, localized(name, code))) for name in ("heading", "summary")]
        if all(both):
            marks.add((code, *both))
    return marks


def _squeezed(text: str | None) -> str:
    return " ".join((text or "").split()).casefold()
