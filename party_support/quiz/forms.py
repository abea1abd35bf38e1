"""A form of knowledge questions, and what it says when it comes back with answers.

The form is sent by GET: the answers are in the address, `?q1=c&q2=a&q2=b`, and nowhere else. So it
needs no cookie against forgery, a result can be kept as a bookmark, and nothing is stored about the
reader (docs/decisions/0017-answers-in-the-address.md).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _, ngettext

from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.localized import Localized

from ..blocks import Heading, find_heading
from .scoring import Key, Outcome, Score, mark, score, version

# A sound answer to a long test is a tenth of it.
LONGEST_QUERY = 6000
ANSWER = re.compile(r"q([1-9]\d{0,2})", re.ASCII)
MOST_PROBLEMS = 8


@dataclass(frozen=True)
class Option:
    """An option as it is shown."""

    letter: str
    shown: Localized
    is_right: bool
    is_chosen: bool


@dataclass(frozen=True)
class Problem:
    """Something that is wrong with the answers, and the question that it is about, if any."""

    text: str
    number: int | None = None


@dataclass
class Asked:
    """A question as it stands in the form. `chapter` is the page that answers it."""

    number: int
    shown: Localized
    chapter: Any
    key: Key
    given: tuple[str, ...] = ()
    outcome: Outcome | None = None
    problem: str = ""

    @property
    def name(self) -> str:
        """The name of its fields."""
        return f"q{self.number}"

    @property
    def is_marked(self) -> bool:
        """Whether it says what was right."""
        return self.outcome is not None and self.outcome.is_answer

    @cached_property
    def options(self) -> list[Option]:
        """The options in their order."""
        rows = zip(self.key.letters, self.shown.options.all(), strict=True)
        return [
            Option(
                letter=letter,
                shown=Localized(row, self.shown.language),
                is_right=letter in self.key.right,
                is_chosen=letter in self.given,
            )
            for letter, row in rows
        ]

    @property
    def explained(self) -> list[Option]:
        """The options that are chosen or right and say why, once the question is marked."""
        return [
            option
            for option in self.options
            if option.shown.explanation and (option.is_chosen or option.is_right)
        ]

    @cached_property
    def section(self) -> Heading | None:
        """The heading of the chapter below which the answer can be read again, if it has one."""
        return find_heading(self.chapter.shown.body, self.shown.section)


@dataclass
class Quiz:
    """The form: its questions, and what came of the answers in the address."""

    asked: list[Asked]
    version: str
    is_answered: bool = False
    problems: list[Problem] = field(default_factory=list)

    @property
    def score(self) -> Score | None:
        """How many were right; None before anything could be marked."""
        outcomes = [question.outcome for question in self.asked if question.outcome]
        return score(outcomes) if any(outcome.is_answer for outcome in outcomes) else None


def ask(questions: Iterable[tuple[Any, Any]]) -> Quiz:
    """Make the form of some questions, each with its chapter."""
    pairs = [(question, chapter) for question, chapter in questions if _can_be_asked(question)]
    asked = [
        Asked(number, Localized(question, chapter.shown_language), chapter, key_of(question))
        for number, (question, chapter) in enumerate(pairs, start=1)
    ]
    parts = (part for question, _chapter in pairs for part in _parts(question))
    return Quiz(asked, version(parts))


def key_of(question: Any) -> Key:
    """The right answer to a question, by the letters of its options."""
    options = list(question.options.all())
    letters = Key(len(options), frozenset()).letters
    right = (letter for letter, row in zip(letters, options, strict=True) if row.is_right)
    return Key(len(options), frozenset(right))


def _can_be_asked(question: Any) -> bool:
    return bool(key_of(question).right)


def _parts(question: Any) -> Iterable[str]:
    """Yield everything that an answer depends on, in both languages: the version is the same."""
    for row in (question, *question.options.all()):
        yield str(row.pk)
        yield str(getattr(row, "is_right", ""))
        for code in CODES:
            yield getattr(row, localized("text", code)) or ""


def answer(quiz: Quiz, request: HttpRequest) -> Quiz:
    """Mark the answers in an address, whatever stands there; what cannot be marked is a problem."""
    query = request.GET
    answers = {name: query.getlist(name) for name in query if ANSWER.fullmatch(name)}
    quiz.is_answered = "v" in query or bool(answers)
    if not quiz.is_answered:
        return quiz
    if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
        text = _("The address is too long to be read. Answer the questions again.")
        quiz.problems = [Problem(text)]
    elif is_stale(quiz, query):
        text = _(
            "The questions have changed since these answers were given, so they cannot be marked "
            "any more. Here are the questions as they are now."
        )
        quiz.problems = [Problem(text)]
    else:
        _mark(quiz, answers)
    return quiz


def is_stale(quiz: Quiz, query: QueryDict) -> bool:
    """Whether an address was made for other questions than these."""
    return query.get("v", quiz.version) != quiz.version


def _mark(quiz: Quiz, answers: dict[str, list[str]]) -> None:
    for asked in quiz.asked:
        asked.given = tuple(dict.fromkeys(filter(None, answers.pop(asked.name, []))))
        asked.outcome = mark(asked.key, asked.given)
        asked.problem = PROBLEMS[asked.outcome]() if asked.outcome in PROBLEMS else ""
    if not any(asked.given for asked in quiz.asked):
        for asked in quiz.asked:
            asked.problem = ""
        quiz.problems = [Problem(_("You have not answered any question yet."))]
    else:
        problems = ((asked.problem, asked.number) for asked in quiz.asked if asked.problem)
        quiz.problems = [Problem(*problem) for problem in problems]
    numbers = [ANSWER.fullmatch(name) for name in answers]
    quiz.problems += [
        Problem(_("There is no question %(number)s here.") % {"number": match[1]})
        for match in numbers
        if match
    ]
    _shorten(quiz.problems)


PROBLEMS = {
    Outcome.UNANSWERED: lambda: _("This question is not answered yet."),
    Outcome.UNKNOWN_OPTION: lambda: _("Choose one of the answers that are here."),
    Outcome.TOO_MANY: lambda: _("Choose one answer only."),
}


def _shorten(problems: list[Problem]) -> None:
    more = len(problems) - MOST_PROBLEMS
    if more > 0:
        text = ngettext("And %(count)d more.", "And %(count)d more.", more) % {"count": more}
        problems[MOST_PROBLEMS:] = [Problem(text)]


def questions_of(chapters: Sequence[Any]) -> list[tuple[Any, Any]]:
    """All questions of some chapters, each with its chapter."""
    return [(question, chapter) for chapter in chapters for question in chapter.questions.all()]
