"""Text that a database can hold: without NUL, and without halves of characters."""

import re

from django.http import QueryDict

from palmecenter.languages.normalizing import normalized

UNSOUND = re.compile(r"[\x00\ud800-\udfff]")
# The same as JSON may write it, in the fields that editors' scripts fill in. An even number of
# backslashes before it is text, and so is a pair of halves that makes one character.
IN_JSON = re.compile(
    r"(?<!\\)((?:\\\\)*)"
    r"(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\u0000|\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)


def is_sound(text: str) -> bool:
    """Tell whether a text can be stored."""
    return UNSOUND.search(text) is None


def sound(text: str) -> str:
    """Return a text without what cannot be stored; half a character becomes U+FFFD.

    Of what may be JSON, also without its escapes.
    """
    text = UNSOUND.sub(lambda found: "" if found[0] == "\0" else "\ufffd", text)
    if text[:1] in {"{", "[", '"'} and "\\u" in text:
        return IN_JSON.sub(_sound_escape, text)
    return text


def _sound_escape(found: re.Match[str]) -> str:
    before, escape = found[1], found[2]
    if len(escape) > len(r"\u0000"):
        return found[0]  # both halves
    return before + ("" if escape == r"\u0000" else r"\ufffd")


def normalized_form(data: QueryDict) -> QueryDict:
    """Write what was typed in a form as texts are kept, before anything looks at it.

    So that a field that holds nothing anybody sees is empty. A password stays as it was typed;
    what cannot be stored at all is left to the field, which says so; and in what the editor of rich
    text sends, the places of links are counted in characters: it is written when it is stored.
    """
    new = QueryDict(mutable=True)
    for name, values in data.lists():
        new.setlist(name, [_typed(name, value) for value in values])
    new._mutable = False
    return data if new == data else new


def _typed(name: str, value: str) -> str:
    is_counted = value.startswith("{") and '"blocks"' in value and '"entityMap"' in value
    kept = "password" in name or is_counted or not is_sound(value)
    return value if kept else normalized(value)


def sounded(data: QueryDict) -> QueryDict:
    """Return the fields of a form or a query, each sound; the same object where they were so."""
    new = QueryDict(mutable=True)
    for name, values in data.lists():
        new.setlist(sound(name), [sound(value) for value in values])
    new._mutable = False
    return data if new == data else new
