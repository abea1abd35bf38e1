"""Addresses below a page that are no pages of the tree, such as the manual's glossary.

An annex has its own heading and template, its own print view, and its name in the address in each
language; everything else (who may read it, the language it is shown in) is its page's.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import translation
from django.utils.functional import Promise
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from palmecenter.languages.mixins import PageMixin
from palmecenter.languages.reading import reader_language

Context = dict[str, Any]


@dataclass(frozen=True)
class Annex:
    """One address below a page. `context` makes what its templates get beside the page's own.

    `is_printable` in the context says no where there is nothing to print yet, such as a test.
    `is_indexed` says whether search engines may know it.
    """

    name: str
    slugs: dict[str, str]
    heading: Promise
    template: str
    print_template: str
    context: Callable[[Any, HttpRequest], Context]
    is_indexed: bool = True


class AnnexesMixin(PageMixin):
    """A page with annexes. Comes before `BasePage` among the bases."""

    at: Annex | None = None
    """The annex that was asked for."""

    class Meta:
        abstract = True

    @classmethod
    def annexes(cls) -> tuple[Annex, ...]:
        """Return the annexes of a page of this type."""
        raise NotImplementedError

    def route_here(self, request: HttpRequest, rest: list[str]) -> RouteResult:
        """Return the page, one of its annexes, or a view of either."""
        if self.at is None and rest and self.live:
            # Found by its name in either language; `serve` sends on to the right one.
            self.at = next((one for one in self.annexes() if rest[0] in one.slugs.values()), None)
            if self.at:
                self.print_template = self.at.print_template
                # An e-book is a whole work.
                self.offers: frozenset[str] = self.offers - {"epub"}
                return self.route_here(request, rest[1:])
        return super().route_here(request, rest)

    def place(self, code: str) -> str:
        """Return the path of the page, or of the annex that was asked for."""
        return self.address(code) + (f"{self.at.slugs[code]}/" if self.at else "")

    def other_words(self, code: str) -> str:
        """Return what the annexes are called."""
        with translation.override(code):
            return " ".join(str(one.heading) for one in self.annexes())

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """Return the template of the page or of the annex."""
        return self.at.template if self.at else super().get_template(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Context:
        """Add `annexes`, links by name; at an annex what it shows, with its heading on paper."""
        context = super().get_context(request, *args, **kwargs)
        code = reader_language()
        context["annexes"] = {
            one.name: {"url": f"{self.address(code)}{one.slugs[code]}/", "heading": one.heading}
            for one in self.annexes()
        }
        if self.at:
            context |= {
                "annex": self.at,
                "crumbs": [*context["crumbs"], self],
                "related": [],
                "print_title": self.at.heading,
                "print_summary": "",
                **self.at.context(self, request),
            }
        if not context.get("is_printable", True):
            context["views"] = []
        if query := context.get("print_query"):
            for view in context["views"]:
                view["url"] += f"?{query}"
        return context


def address_of(page: Page, annex: Annex) -> str:
    """Return the address of an annex in the reader's language, given its page in any type."""
    code = reader_language()
    return f"{page.address(code)}{annex.slugs[code]}/"
