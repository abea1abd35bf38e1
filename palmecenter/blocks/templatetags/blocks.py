"""Template filters that the blocks' templates need."""

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from ..body import Notes

register = template.Library()

REFERENCE = re.compile(r"\[(\d{1,3})\]")


@register.filter
def note_links(html: object, notes: Notes) -> SafeString:
    """Turn `[1]` in rendered rich text into a link to the first note, as far as there are notes.

    The first reference to a note carries the id that the note leads back to.
    """

    def link(match: re.Match[str]) -> str:
        number = int(match[1])
        if not 1 <= number <= notes.count:
            return match[0]
        anchor = "" if number in notes.referred else format_html(' id="ref-{}"', number)
        notes.referred.add(number)
        return format_html('<sup><a{} href="#note-{}">{}</a></sup>', anchor, number, number)

    # The HTML comes from Wagtail's rich text, which has cleaned it; only our own link is added.
    return mark_safe(REFERENCE.sub(link, str(html)))  # noqa: S308


@register.filter
def file_kind(name: str) -> str:
    """Return a file's kind as readers know it: `report.pdf` → `PDF`."""
    return name.rpartition(".")[2].upper()
