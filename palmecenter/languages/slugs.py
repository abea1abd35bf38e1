"""Slugs of texts, with Latin letters for those that slugs cannot hold."""

from typing import Any

from django.utils import translation
from django.utils.text import slugify

# As those who write the letters do it; what is a letter with an accent is known to Django.
LETTERS = str.maketrans(
    {
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ŋ": "n",
        "ħ": "h",
        "ŧ": "t",
        "ə": "e",
        "ĸ": "k",
        "Ø": "O",
        "Æ": "Ae",
        "Œ": "Oe",
        "ẞ": "Ss",
        "Ł": "L",
        "Đ": "D",
        "Ð": "D",
        "Þ": "Th",
        "Ŋ": "N",
        "Ħ": "H",
        "Ŧ": "T",
        "Ə": "E",
    }
)


def slug_of(text: str) -> str:
    """Return a text as a slug; empty where there is no letter or digit that has a Latin one."""
    return slugify(text.translate(LETTERS)).strip("-_")


def numbered_slug(kind: Any, code: str, number: int) -> str:
    """Return the slug of what has no text that could be one: its kind and a number."""
    with translation.override(code):
        return f"{slug_of(str(kind)) or 'x'}-{number}"
