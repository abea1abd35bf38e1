"""Whether a page exists in a language.

The switch, hreflang, canonical, sitemap, feeds, search, lists, menus and print all ask
`has_language`; nothing else decides it. A page is anything with `BilingualMixin`, which asks here
itself and so is no type to name.
"""

from typing import Any

from .codes import CODES, localized
from .texts import empty_value, has_text, text_sources, translated_fields


def has_language(page: Any, code: str) -> bool:
    """True for a page that is ready in a language and has the texts it cannot do without."""
    return bool(getattr(page, localized("ready", code))) and has_required_texts(page, code)


def has_required_texts(page: Any, code: str) -> bool:
    """True for a page with the texts that it cannot do without in a language, ready or not."""
    return all(has_text(getattr(page, localized(name, code))) for name in page.required_texts)


def languages_of(page: Any) -> list[str]:
    """The codes of the languages that a page exists in, Swedish first."""
    return [code for code in CODES if has_language(page, code)]


def strip_unready_texts(page: Any) -> bool:
    """Empty every text of the languages that are not ready, in the page and its inline children.

    Called on the way to the live row, so that no list, feed, search or export can meet an
    unfinished text. Returns whether anything was emptied; the text itself lives on in the revision.
    """
    withheld = False
    for code in CODES:
        if has_language(page, code):
            continue
        for source in text_sources(page):
            for name in translated_fields(type(source)):
                column = localized(name, code)
                if getattr(source, column):
                    setattr(source, column, empty_value(type(source), name, code))
                    withheld = True
        for column in page.withheld_with.get(code, ()):
            setattr(page, column, "")
    return withheld
