"""How a name may stand in a text: spelled, parted, inflected or spaced in whatever way.

A name too many costs the editor a tick, one that is missed may cost somebody their freedom. Still
a name is a name only where it stands for itself: Iran is not in "giranden", nor Mali in "mål i".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from palmecenter.languages.comparing import alike

SHORTEST = 3
"""Letters that a name has at least. Two of them stand for too much."""
LONGEST = 250
"""Longer ones are no names, but running texts that a level hides."""
INFLECTED = 5
"""Letters from which on a word takes any ending, and is known in compounds and addresses."""
UNMISTAKABLE = 7
"""Letters from which on a name is known whatever parts them."""

# What a Swedish noun takes when it is definite, plural or both, or an English one in the plural.
_STEMS = ("", "e", "n", "t", "a", "en", "et", "na", "er", "ar", "or", "erna", "arna", "orna")
ENDINGS = sorted(
    {*(stem + s for stem in _STEMS for s in ("", "s")), "es", "an", "ans", "y", "ys", "ies"} - {""},
    key=lambda ending: (-len(ending), ending),
)
# What a name may lose: "föreningen" is "förening" elsewhere; "Kenya" is not "Keny".
LOST = [one for one in ENDINGS if one not in {"a", "e", "n", "t", "an", "na", "as", "ts"}]

ANY_ENDING = "|".join(ENDINGS)

_HYPHENATED = r"(?:-\s*)?"
_ANYTHING = r"\W*"
_SPELLED_OUT = r"\W{1,3}"
_DIGRAPHS = re.compile("([ao])e|(a)a")
_OTHER_ALPHABETS = re.compile("[\u0370-\u1dff\u2c00-\ud7ff\uf900-\U0010ffff]")
_WORD = re.compile(r"\w+")


def forms(text: str) -> tuple[str, ...]:
    """Write a text as look-alikes have it, and as its own alphabet has it where that differs.

    A Greek capital looks like another Latin letter than its small one does.
    """
    seen = alike(text)
    if not _OTHER_ALPHABETS.search(text):
        return (seen,)
    meant = alike(text.casefold())
    return (seen,) if seen.casefold() == meant.casefold() else (seen, meant)


def without_digraphs(letters: str) -> str:
    """Write å, ä and ö alike that somebody wrote as aa, ae and oe."""
    return _DIGRAPHS.sub(_first_letter, letters)


def _first_letter(match: re.Match[str]) -> str:
    return match.group()[0]


class Part:
    """A piece of a text, in its `forms`. It is folded once, however often it is read."""

    def __init__(self, text: str) -> None:
        """Fold a text, with its letters alone as well."""
        self.seen = forms(text)
        self.words = tuple(form.casefold() for form in self.seen)
        self.letters = tuple("".join(_WORD.findall(form)) for form in self.words)


class Written:
    """A text to look for names in, of one part or of several, line by line."""

    def __init__(self, *parts: Part, is_address: bool = False) -> None:
        """Join parts; in addresses words run together."""
        self.parts, self.is_address = parts, is_address
        self.forms = range(max((len(part.seen) for part in parts), default=0))
        self.compact = tuple(
            without_digraphs("".join(_in_form(part.letters, form) for part in parts))
            for form in self.forms
        )

    @cached_property
    def seen(self) -> tuple[str, ...]:
        """The text as it is written, by form."""
        return tuple(
            "\n".join(_in_form(one.seen, form) for one in self.parts) for form in self.forms
        )

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The text without capitals, by form."""
        return tuple(
            "\n".join(_in_form(one.words, form) for one in self.parts) for form in self.forms
        )

    def says(self, name: "Spelling") -> bool:
        """Whether the text says a name, in any spelling."""
        # Of many names few are there: most texts are read no more closely than this.
        return any(
            stem in compact and self._has(pattern, place)
            for stem, pattern in name.patterns
            for place, compact in enumerate(self.compact)
        )

    def _has(self, name: "Pattern", place: int) -> bool:
        words, seen = self.words[place], self.seen[place]
        if self.is_address and name.runs_on:
            return bool(name.anywhere.search(words))
        if name.alone.search(words):
            return True
        # "Kenyaprojektet" names Kenya, and is written with a capital.
        return name.is_one_word and any(
            seen[match.start()].isupper()
            for match in name.beginning.finditer(words)
            if len(seen) == len(words)
        )


def _in_form(forms_of_part: tuple[str, ...], form: int) -> str:
    """Return a part in a form; one that is alike in all of them is there once."""
    return forms_of_part[min(form, len(forms_of_part) - 1)]


@dataclass(frozen=True)
class Pattern:
    """One form of a name, with what finds it."""

    words: tuple[str, ...]

    @property
    def length(self) -> int:
        """How many letters it has."""
        return sum(map(len, self.words))

    @property
    def runs_on(self) -> bool:
        """Whether it is long enough to be known inside of something."""
        return self.length >= INFLECTED

    @property
    def is_one_word(self) -> bool:
        """Whether compounds may begin with it."""
        return len(self.words) == 1 and self.runs_on

    @property
    def stem(self) -> str:
        """Letters that stand in every text that says the name."""
        return max(map(_stem, self.words), key=len)

    @cached_property
    def anywhere(self) -> re.Pattern[str]:
        """Finds it inside of other words as well."""
        return re.compile(self._spelled)

    @cached_property
    def beginning(self) -> re.Pattern[str]:
        """Finds it where a word begins."""
        return re.compile(rf"(?<!\w){self._spelled}")

    @cached_property
    def alone(self) -> re.Pattern[str]:
        """Finds it as it stands for itself."""
        return re.compile(rf"(?<!\w)(?:{self._spelled}|{self._spelled_out}s?)(?!\w)")

    @property
    def _spelled(self) -> str:
        is_long = self.length >= UNMISTAKABLE
        between, shortest = (_ANYTHING, INFLECTED - 1) if is_long else (_HYPHENATED, INFLECTED)
        *words, last = self.words
        spelled = [_word(one, between, "" if len(one) < shortest else ANY_ENDING) for one in words]
        spelled.append(_word(last, between, "s" if len(last) < shortest else ANY_ENDING))
        return _ANYTHING.join(spelled)

    @property
    def _spelled_out(self) -> str:
        """As an acronym may be: `S.N.A.T.`, `S N A T`."""
        return _SPELLED_OUT.join(_letters("".join(self.words)))


def _word(word: str, between: str, endings: str) -> str:
    """Spell a word with what may stand between its letters, and one of some endings if any."""
    spelled = between.join(_letters(_stem(word)))
    if not endings:
        return spelled
    parted = re.sub(r"(?<=\w)(?=\w)", lambda _gap: between, endings)
    return f"{spelled}(?:{between}(?:{parted}))?"


def _letters(letters: str) -> Iterator[str]:
    """Yield a pattern for each letter; å, ä and ö may be written as two."""
    more = {"a": f"a(?:{_HYPHENATED}[ae])?", "o": f"o(?:{_HYPHENATED}e)?"}
    return (more.get(one, re.escape(one)) for one in letters)


def _stem(word: str) -> str:
    """Take the ending off a word that is long enough to be known without it."""
    for ending in LOST:
        if word.endswith(ending) and len(word) - len(ending) >= INFLECTED - 1:
            return word.removesuffix(ending)
    return word


class Spelling:
    """A name, in the forms that it may be written in."""

    def __init__(self, name: str) -> None:
        """Take a name as somebody gave it."""
        self.patterns = [
            (pattern.stem, pattern)
            for form in forms(name)
            if (words := tuple(_WORD.findall(without_digraphs(form.casefold()))))
            for pattern in [Pattern(words)]
            if pattern.length >= SHORTEST and len(name) <= LONGEST
        ]


@lru_cache(maxsize=4096)
def spelling(name: str) -> Spelling:
    """Return the spelling of a name; those of all that the site knows are kept."""
    return Spelling(name)
