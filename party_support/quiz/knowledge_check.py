"""A check of the whole manual: so many of its questions, drawn by a word that a circle shares."""

import unicodedata
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.translation import gettext as _, ngettext

from .forms import Problem, Quiz, ask
from .scoring import choose

USUAL_NUMBER = 10
LONGEST_SEED = 40


@dataclass
class Wish:
    """The test that an address asks for; where it makes no sense, what is wrong with it."""

    number: int = USUAL_NUMBER
    seed: str = ""
    asked_number: str = str(USUAL_NUMBER)
    asked_seed: str = ""
    problems: list[Problem] = field(default_factory=list)


def read_wish(request: HttpRequest, available: int) -> Wish:
    """Read from an address which test it asks for, among so many available questions."""
    number = request.GET.get("n", "").strip()
    seed = request.GET.get("seed", "")
    usual = min(USUAL_NUMBER, available)
    wish = Wish(usual, asked_number=number[:10] or str(usual), asked_seed=seed[:LONGEST_SEED])
    _read_number(wish, number, available)
    _read_seed(wish, seed)
    return wish


def _read_number(wish: Wish, number: str, available: int) -> None:
    if not number:
        return
    # More digits than any number of questions has are not worth counting.
    sound = number.isdecimal() and number.isascii() and len(number) < 10
    if sound and 1 <= int(number) <= available:
        wish.number = int(number)
        return
    text = ngettext(
        "The manual has %(count)d question. Write a number from 1 to %(count)d.",
        "The manual has %(count)d questions. Write a number from 1 to %(count)d.",
        available,
    )
    wish.problems.append(Problem(text % {"count": available}))


def _read_seed(wish: Wish, seed: str) -> None:
    """Read the word: letters, digits, spaces and hyphens; capitals make no difference."""
    word = " ".join(unicodedata.normalize("NFC", seed).casefold().split())
    if not word:
        return
    if len(word) > LONGEST_SEED or not all(sign.isalnum() or sign in " -" for sign in word):
        text = _(
            "The word can have up to %(count)d letters and digits. Choose another one, or ask for "
            "the right address again."
        )
        wish.problems.append(Problem(text % {"count": LONGEST_SEED}))
        return
    wish.seed = word


def draw(whole: Quiz, wish: Wish) -> Quiz:
    """The questions of a test, out of all that the manual has.

    The choice depends on all questions, so its version is that of them all.
    """
    pool = {asked.shown.source.pk: asked for asked in whole.asked}
    drawn = choose(list(pool), wish.number, wish.seed)
    quiz = ask((pool[key].shown.source, pool[key].chapter) for key in drawn)
    quiz.version = whole.version
    return quiz
