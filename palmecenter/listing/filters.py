"""The filters that sections build their lists from, on django-filter.

Each stands in the address under a name in the reader's language, and is read from either, as a
`CleanedParameter`.
"""

from typing import Any

import django_filters
from django.db.models import Q
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy

from palmecenter.languages.localized import reader_language
from palmecenter.languages.request_cache import get_cached
from palmecenter.search.finding import pages_with
from palmecenter.search.query import MAX_LENGTH, read_query

from .parsing import AddressField, CleanedParameter, days_of
from .summaries import InArray

Parameters = list[tuple[str, str]]

SINCE = {"sv": "fran", "en": "from"}
UNTIL = {"sv": "till", "en": "to"}


class AddressFilter(django_filters.Filter):
    """A filter whose state is in the address. `slugs` are its names there, by language."""

    def __init__(self, *, label: Any, slugs: dict[str, str], **kwargs: Any) -> None:
        super().__init__(label=label, **kwargs)
        self.slugs = slugs

    @property
    def field(self) -> AddressField:
        """The field of django-filter's form."""
        return AddressField(self.label, self.slugs.values(), self.read)

    def read(self, given: list[str]) -> CleanedParameter:
        """Take the first value that makes sense, and reject all others."""
        sound = [value for value in given if self.makes_sense(value)]
        unsound = [value for value in given if value not in sound[:1]]
        return CleanedParameter(tuple(sound[:1]), tuple(unsound))

    def makes_sense(self, value: str) -> bool:
        """Whether a value can be filtered by."""
        raise NotImplementedError

    def complaint(self, value: str) -> str:
        """Return the sentence that says that a value, fit to be shown, was left out."""
        return _("“%(value)s” under “%(filter)s” was left out.") % {
            "value": value,
            "filter": self.label,
        }

    def condition(self, valid: tuple) -> Q:
        """Return the condition on entries for what was read."""
        raise NotImplementedError

    def parameters(self, valid: tuple, code: str) -> Parameters:
        """The parameters that stand for it in an address in a language."""
        return [(self.slugs[code], str(value)) for value in valid]

    def chips(self, valid: tuple, code: str) -> list[tuple[str, tuple]]:
        """Each value that is filtered by, in words, with the values that are left without it."""
        return [(str(value), tuple(other for other in valid if other != value)) for value in valid]


class Words(AddressFilter):
    """Words that the pages must hold, in the reader's language (`palmecenter.search`)."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Words"))
        kwargs.setdefault("slugs", {"sv": "q", "en": "q"})
        super().__init__(**kwargs)
        self.max_length = MAX_LENGTH

    def read(self, given: list[str]) -> CleanedParameter:
        """Take the cleaned words of the first value; what was cut off it is rejected."""
        if not given:
            return CleanedParameter()
        query = read_query(given[0])
        valid = (query.text,) if query.words else ()
        rejected = [given[0]] if not query.words else [given[0][len(query.text) :]] * query.cut
        return CleanedParameter(valid, (*rejected, *given[1:]))

    def complaint(self, value: str) -> str:
        """Say that something was too long, or holds no word."""
        return _("“%(value)s” was not searched for.") % {"value": value}

    def condition(self, valid: tuple) -> Q:
        """Select the pages that hold all words in the language that they are shown in."""
        text, code = valid[0], reader_language()
        found = get_cached(f"pages_with_{code}_{text}", lambda: pages_with(read_query(text), code))
        return Q(InArray("page", found))

    def chips(self, valid: tuple, code: str) -> list[tuple[str, tuple]]:
        """Quote the words."""
        return [(_("“%(words)s”") % {"words": text}, ()) for text in valid]


class PeriodEnd(AddressFilter):
    """One end of a period, as a year, a month or a day."""

    def makes_sense(self, value: str) -> bool:
        """Whether a value is a date."""
        return days_of(value) is not None

    def complaint(self, value: str) -> str:
        """Say how a date is written."""
        return _("“%(value)s” is no date, and was left out. Write a year or 2024-05-31.") % {
            "value": value
        }


class Since(PeriodEnd):
    """Selects what goes on, or takes place, on a day or later."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", pgettext_lazy("period", "From"))
        kwargs.setdefault("slugs", SINCE)
        super().__init__(**kwargs)

    def condition(self, valid: tuple) -> Q:
        """Select what has not ended before. What has no end goes on."""
        first, _last = days_of(valid[0]) or (None, None)
        return Q(ends__gte=first) | Q(ends=None, starts__isnull=False)


class Until(PeriodEnd):
    """Selects what goes on, or takes place, on a day or earlier."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", pgettext_lazy("period", "To"))
        kwargs.setdefault("slugs", UNTIL)
        super().__init__(**kwargs)

    def complaint(self, value: str) -> str:
        """Say that the period would end before it begins, or how a date is written."""
        if self.makes_sense(value):
            return _("“%(value)s” is before the beginning, and was left out.") % {"value": value}
        return super().complaint(value)

    def condition(self, valid: tuple) -> Q:
        """Select what has begun by then. What has no beginning had begun."""
        _first, last = days_of(valid[0]) or (None, None)
        return Q(starts__lte=last) | Q(starts=None, ends__isnull=False)
