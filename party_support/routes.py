"""What stands below a manual beside its chapters: glossary, check, search and the like; places."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from palmecenter.listing.term_pages import term_page_routes
from palmecenter.pages import routes
from palmecenter.pages.routes import Route

from .context.manual import annexes
from .models import ManualPage, PartySupportIndexPage
from .quiz.views import check_context, key_context
from .views import circle_context, comments_context, glossary_context, search_context

Context = Callable[[ManualPage, HttpRequest], dict[str, Any]]


def _annex(
    name: str,
    words: tuple[str, str],
    heading: Promise,
    template: str,
    context: Context,
    *,
    indexed: bool = True,
) -> Route:
    """Make the route of what is shown in the manual's place, and links to the others."""
    swedish, english = words
    return Route(
        name=name,
        slugs={"sv": f"{swedish}/", "en": f"{english}/"},
        heading=heading,
        template=f"party_support/{template}.html",
        print_template=f"party_support/print/{template}.html",
        context=lambda page, request: {"annexes": annexes(page), **context(page, request)},
        printable=True,
        indexed=indexed,
    )


routes.register(PartySupportIndexPage, *term_page_routes(PartySupportIndexPage))
routes.register(
    ManualPage,
    _annex(
        "check",
        ("kunskapstest", "knowledge-check"),
        _("Check your knowledge"),
        "knowledge_check",
        check_context,
    ),
    _annex(
        "key",
        ("facit", "answer-key"),
        _("Answer key"),
        "answer_key",
        key_context,
    ),
    _annex(
        "circle",
        ("studiecirkel", "study-circle"),
        _("For the study-circle leader"),
        "study_circle",
        circle_context,
    ),
    _annex(
        "comments",
        ("roster", "voices"),
        _("Comments from different countries"),
        "country_comments",
        comments_context,
    ),
    _annex(
        "glossary",
        ("ordlista", "glossary"),
        _("Glossary"),
        "glossary",
        glossary_context,
    ),
    _annex(
        "search",
        ("sok", "search"),
        _("Search the manual"),
        "manual_search",
        search_context,
        indexed=False,
    ),
)
