"""Template tags that know the reader's language."""

from typing import Any

from django import template
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..codes import IN_LANGUAGE
from ..localized import reader_language

register = template.Library()


@register.simple_tag
def address(page: Any) -> str:
    """Return a page's address in the reader's language, also inside a text in the other one."""
    return page.address(reader_language())


@register.simple_tag
def lang_attribute(item: Any) -> SafeString | str:
    """Return ` lang="sv"` for an item in another language than the reader's, else nothing."""
    if item.language == reader_language():
        return ""
    return format_html(' lang="{}"', item.language)


@register.simple_tag
def heading_attribute(item: Any) -> SafeString | str:
    """Return ` lang="en"` for the heading of an item: as `lang_attribute`, or the title's own."""
    language = getattr(item, "title_language", "")
    return format_html(' lang="{}"', language) if language else lang_attribute(item)


@register.simple_tag
def language_mark(item: Any) -> SafeString | str:
    """Return the mark "(in Swedish)", in the reader's language, for an item in the other one."""
    if item.language == reader_language():
        return ""
    with translation.override(reader_language()):
        return format_html(
            '<span class="language-mark" lang="{}">({})</span>',
            reader_language(),
            IN_LANGUAGE[item.language],
        )


@register.filter
def reader(_value: object) -> str:
    """Return the reader's language code: `{{ ""|reader }}`, for a `lang` inside a foreign text."""
    return reader_language()
