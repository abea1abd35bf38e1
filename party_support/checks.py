"""A check of the whole manual: so many of its questions, drawn by a word that a circle shares."""

import unicodedata
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _, ngettext

from palmecenter.languages.reading import reader_language

from .models import ManualPage
from .queries import whole_chapters
from .quiz import Problem, Quiz, answer, ask, is_stale, questions_of
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
    """Return the test that an address asks for, among so many available questions."""
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


def check_context(page: ManualPage, request: HttpRequest) -> dict[str, Any]:
    """Return the check: the form that makes one, or the questions, or the result."""
    chapters = whole_chapters(page)
    pool = questions_of(chapters)
    whole = ask(pool)
    wish = read_wish(request, len(whole.asked))
    context: dict[str, Any] = {
        "wish": wish,
        "available": len(whole.asked),
        "robots": "noindex, follow" if request.GET else "",
        "quiz": None,
        "is_printable": False,
    }
    if not wish.seed or wish.problems or not whole.asked:
        return context
    quiz = _drawn(whole, wish)
    # The choice depends on all questions, so the version is that of them all.
    quiz.version = whole.version
    stale = is_stale(quiz, request.GET)
    answered = any(name.startswith("q") for name in request.GET)
    if answered:
        answer(quiz, request)
    test = urlencode({"n": wish.number, "seed": wish.seed, "v": quiz.version})
    code = reader_language()
    address = page.address_shown(code)
    return context | {
        "quiz": quiz,
        "is_printable": True,
        "is_stale": stale,
        "share_url": request.build_absolute_uri(f"{address}?{test}"),
        "test_query": test,
        "print_query": test,
        "print_title": _("Question sheet"),
    }


def _drawn(whole: Quiz, wish: Wish) -> Quiz:
    keys = [one.shown.source.pk for one in whole.asked]
    drawn = set(choose(keys, wish.number, wish.seed))
    return ask(
        (one.shown.source, one.chapter) for one in whole.asked if one.shown.source.pk in drawn
    )


def key_context(page: ManualPage, request: HttpRequest) -> dict[str, Any]:
    """Return the answer key of a check."""
    return check_context(page, request) | {"print_title": _("Answer key")}
