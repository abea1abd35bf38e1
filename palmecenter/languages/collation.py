"""The order of headings: that of each language's alphabet, the same in every database."""

from functools import lru_cache
from unicodedata import combining, normalize

LENGTH = 120

# The last letters of the Swedish alphabet, in its order, and their neighbours' forms. What follows
# z in ASCII stands for them; ü is sorted as y (Svenska skrivregler).
SWEDISH = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "ü": "y"})


@lru_cache(maxsize=4096)
def sort_key(text: str, code: str) -> bytes:
    """Return bytes that sort as the text does in a language: `ö` last in Swedish, as o in English.

    Capitals, marks and punctuation make no difference.
    """
    text = normalize("NFC", text.casefold())
    if code == "sv":
        text = text.translate(SWEDISH)
    letters = (letter for letter in normalize("NFD", text) if not combining(letter))
    words = "".join(letter if letter.isalnum() or letter in "{|}" else " " for letter in letters)
    return " ".join(words.split()).encode()[:LENGTH]
