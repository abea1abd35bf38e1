"""A hub: a country or a theme with everything public about it; and which of them there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from palmecenter.languages.codes import CODES, localized, other
from palmecenter.languages.localized import Localized, reader_language, where_written
from palmecenter.pages.routes import Parameter, reserved_slugs

from .parts import parts


@dataclass(frozen=True)
class Hub:
    """A country or a theme that something public is about."""

    term: Any

    @property
    def model(self) -> type:
        """Country or theme."""
        return type(self.term)

    @property
    def heading(self) -> str:
        """What it is called in the reader's language."""
        return self.name(reader_language())

    def name(self, code: str) -> str:
        """What it is called in a language."""
        return getattr(self.term, localized("name", code)) or ""

    @property
    def slugs(self) -> dict[str, str]:
        """Its word in addresses, by language."""
        return {code: getattr(self.term, localized("slug", code)) for code in CODES}

    @property
    def shown(self) -> Localized:
        """It in the reader's language, or in the one that its text is written in."""
        return where_written(Localized(self.term, reader_language()), "text")

    @property
    def parameter(self) -> Parameter:
        """What fills the gap of its address."""
        return Parameter(self, self.slugs)


def with_something(model: Any) -> QuerySet:
    """The terms that anything public is about."""
    found = Q()
    for part in parts():
        rows = part.rows(model, OuterRef("pk"))
        if rows is not None:
            found |= Q(Exists(rows))
    terms = model._default_manager.order_by()
    return terms.filter(found) if found else terms.none()


def counted(model: Any) -> QuerySet:
    """The terms that anything public is about, each with how much, as `number`."""
    number: Any = Value(0)
    for part in parts():
        rows = part.rows(model, OuterRef("pk"))
        if rows is not None:
            count = Func(F("pk"), function="COUNT", output_field=IntegerField())
            column = rows.order_by().annotate(number=count).values("number")
            number = number + Coalesce(Subquery(column), 0)
    return with_something(model).annotate(number=number)


def find_hub(page: Any, word: str) -> Parameter | None:
    """The hub below a page of all of them by its word in either language, if it has anything."""
    if word in reserved_slugs(type(page)):
        return None
    code = reader_language()
    # Those of the reader's language come last, and so first.
    columns = [localized("slug", one) for one in (other(code), code)]
    named = Q(**{columns[0]: word}) | Q(**{columns[1]: word})
    terms = list(with_something(page.hub_model).filter(named))
    by_slug = {getattr(term, column): term for column in columns for term in terms}
    return Hub(by_slug[word]).parameter if word in by_slug else None


def every_hub(page: Any) -> Iterator[Parameter]:
    """All hubs below a page of them, for the sitemap."""
    return (Hub(term).parameter for term in with_something(page.hub_model))
