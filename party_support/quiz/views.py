"""What answers with a check of the whole manual, and how a page keeps answers to itself."""

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from palmecenter.languages.localized import reader_language
from palmecenter.languages.mixins import PageMixin

from .forms import ANSWER, answer, ask, is_stale, questions_of
from .knowledge_check import draw, read_wish
from .scoring import new_seed


class NoStoreMixin(PageMixin):
    """A page that answers can be given to.

    Answers are in the address, so nobody may keep the page that comes back.
    """

    comes_before: ClassVar[tuple[str, ...]] = ("BasePage",)

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Serve the page; with somebody’s answers, let no cache keep it, nor the browser."""
        response = super().serve(request, *args, **kwargs)
        if any(map(ANSWER.fullmatch, request.GET)):
            response["Cache-Control"] = "no-store"
        return response


def give_word(page: Any, request: HttpRequest) -> HttpResponseBase | None:
    """Lead whoever asks for a check without a word for it to one with a word; else None."""
    if "n" not in request.GET or request.GET.get("seed", "").strip():
        return None
    query = urlencode({"n": request.GET["n"][:10], "seed": new_seed()})
    response = HttpResponseRedirect(f"{page.address_shown(reader_language())}?{query}")
    response["Cache-Control"] = "no-store"
    return response


def check_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """A check of a manual: the form that makes one, or the questions, or the result."""
    whole = ask(questions_of(page.whole_chapters()))
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
    quiz = draw(whole, wish)
    stale = is_stale(quiz, request.GET)
    if any(name.startswith("q") for name in request.GET):
        answer(quiz, request)
    test = urlencode({"n": wish.number, "seed": wish.seed, "v": quiz.version})
    address = page.address_shown(reader_language())
    return context | {
        "quiz": quiz,
        "is_printable": True,
        "is_stale": stale,
        "share_url": request.build_absolute_uri(f"{address}?{test}"),
        "test_query": test,
        "print_query": test,
        "print_title": _("Question sheet"),
    }


def key_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The answer key of a check."""
    return check_context(page, request) | {"print_title": _("Answer key")}
