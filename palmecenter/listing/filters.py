"""The filters that sections build their lists from, on django-filter.

Each stands in the address under a name in the reader's language, and is read from either. What it
reads is a `Reading`; nothing in an address is an error.
"""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

import django_filters
from django.db.models import Expression, Model, Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy

from palmecenter.languages.memo import once
from palmecenter.languages.reading import reader_language
from palmecenter.search.finding import pages_with
from palmecenter.search.query import MAX_LENGTH, read_query

from .dates import days_of
from .entries import word_for
from .keys import Among
from .options import Option, in_order
from .reading import AddressField, Reading

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
        return AddressField(self)

    def read(self, given: list[str]) -> Reading:
        """Return what of some values makes sense; the first alone, unless overridden."""
        sound = [value for value in given if self.makes_sense(value)]
        unsound = [value for value in given if value not in sound[:1]]
        return Reading(tuple(sound[:1]), tuple(unsound))

    def makes_sense(self, value: str) -> bool:
        """Say whether a value can be filtered by."""
        raise NotImplementedError

    def complaint(self, value: str) -> str:
        """Return the sentence that says that a value, fit to be shown, was left out."""
        return _("“%(value)s” under “%(filter)s” was left out.") % {
            "value": value,
            "filter": self.label,
        }

    def filter(self, entries: QuerySet, reading: Reading) -> QuerySet:
        """Return the entries that answer what was read."""
        return entries.filter(self.condition(reading.kept)) if reading.kept else entries

    def condition(self, kept: tuple) -> Q:
        """Return the condition on entries for what was read."""
        raise NotImplementedError

    def parameters(self, kept: tuple, code: str) -> Parameters:
        """Return what stands for it in an address in a language."""
        return [(self.slugs[code], str(value)) for value in kept]

    def chips(self, kept: tuple, code: str) -> list[tuple[str, tuple]]:
        """Return what is said of each value that is filtered by, and what is left without it."""
        return [(str(value), tuple(one for one in kept if one != value)) for value in kept]


class Facet(AddressFilter):
    """One thing that pages are sorted by, such as their countries: options, each with its count.

    Several options may be chosen, and a page needs one of them; with `single`, only one.
    `expression` makes what computes an option's key from an entry, where its terms do not hold it.
    """

    def __init__(
        self,
        *,
        single: bool = False,
        expression: Callable[[], Expression] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.single = single
        self.expression = expression
        self.options: list[Option] = []

    is_found: ClassVar[bool] = True
    """Whether its options are what there is on the site, and not the same for every site."""

    @cached_property
    def by_key(self) -> dict[str, Option]:
        """The options by their keys."""
        return {option.key: option for option in self.options}

    @cached_property
    def by_slug(self) -> dict[str, Option]:
        """The options by their words in addresses, those of the reader's language first."""
        code = reader_language()
        slugs = {slug: option for option in self.options for slug in option.slugs.values()}
        return slugs | {option.slugs[code]: option for option in self.options}

    def read(self, given: list[str]) -> Reading:
        """Return the keys of the options that are known, each once, and what is no option."""
        known = dict.fromkeys(self.by_slug[value].key for value in given if value in self.by_slug)
        unknown = tuple(value for value in given if value not in self.by_slug)
        if self.single and len(known) > 1:
            first, *others = known
            dropped = tuple(self.by_key[key].labels[reader_language()] for key in others)
            return Reading((first,), (*unknown, *dropped))
        return Reading(tuple(known), unknown)

    def complaint(self, value: str) -> str:
        """Say that a value is no option of this facet."""
        return _("“%(value)s” is not to be found under “%(filter)s”, and was left out.") % {
            "value": value,
            "filter": self.label,
        }

    def condition(self, kept: tuple) -> Q:
        """Select the pages with any of the chosen options."""
        if self.expression:
            return Q(**{f"{self.field_name}__in": kept})
        chosen = Q()
        for key in kept:
            chosen |= Q(terms__contains=f" {word_for(self.field_name, key)} ")
        return chosen

    def chosen(self, kept: Iterable[str], code: str) -> list[Option]:
        """Return the chosen options in the order in which they are shown; unknown keys are none."""
        return in_order((self.by_key[key] for key in kept if key in self.by_key), code)

    def parameters(self, kept: tuple, code: str) -> Parameters:
        """Return one parameter for each option."""
        return [(self.slugs[code], option.slugs[code]) for option in self.chosen(kept, code)]

    def chips(self, kept: tuple, code: str) -> list[tuple[str, tuple]]:
        """Name the chosen options."""
        return [
            (option.labels[code], tuple(key for key in kept if key != option.key))
            for option in self.chosen(kept, code)
        ]


class TermFacet(Facet):
    """A facet whose options are the rows of a model: a term, or organisations."""

    def __init__(self, terms: type[Model], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.terms = terms


class ChoiceFacet(Facet):
    """A facet whose options are choices, as of a field: in their order, unless `alphabetical`."""

    is_found = False

    def __init__(
        self, choices: Iterable[tuple[str, Any]], *, alphabetical: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.choices = list(choices)
        self.alphabetical = alphabetical


class FoundFacet(ChoiceFacet):
    """A facet whose options are found on the site, by `find`, when somebody reads the list.

    Of what is found only what some public page has is an option.
    """

    is_found = True

    def __init__(self, find: Callable[[], Iterable[tuple[str, Any]]], **kwargs: Any) -> None:
        super().__init__((), **kwargs)
        self.find = find

    @property
    def choices(self) -> list[tuple[str, Any]]:
        """The options, which `find` gives in their order."""
        return list(self.find())

    @choices.setter
    def choices(self, given: list[tuple[str, Any]]) -> None:
        """Take none: they are found."""


class Words(AddressFilter):
    """Words that the pages must hold, in the reader's language (`palmecenter.search`)."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Words"))
        kwargs.setdefault("slugs", {"sv": "q", "en": "q"})
        super().__init__(**kwargs)
        self.max_length = MAX_LENGTH

    def read(self, given: list[str]) -> Reading:
        """Return the cleaned words of the first value; what was cut off it is ignored."""
        if not given:
            return Reading()
        query = read_query(given[0])
        kept = (query.text,) if query.words else ()
        ignored = [given[0]] if not query.words else [given[0][len(query.text) :]] * query.cut
        return Reading(kept, (*ignored, *given[1:]))

    def complaint(self, value: str) -> str:
        """Say that something was too long, or holds no word."""
        return _("“%(value)s” was not searched for.") % {"value": value}

    def condition(self, kept: tuple) -> Q:
        """Select the pages that hold all words in the language that they are shown in."""
        text, code = kept[0], reader_language()
        found = once(f"pages_with_{code}_{text}", lambda: pages_with(read_query(text), code))
        return Q(Among("page", found))

    def chips(self, kept: tuple, code: str) -> list[tuple[str, tuple]]:
        """Quote the words."""
        return [(_("“%(words)s”") % {"words": text}, ()) for text in kept]


class PeriodEnd(AddressFilter):
    """One end of a period, as a year, a month or a day."""

    def makes_sense(self, value: str) -> bool:
        """Say whether a value is a date."""
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

    def condition(self, kept: tuple) -> Q:
        """Select what has not ended before. What has no end goes on."""
        first, _last = days_of(kept[0]) or (None, None)
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

    def condition(self, kept: tuple) -> Q:
        """Select what has begun by then. What has no beginning had begun."""
        _first, last = days_of(kept[0]) or (None, None)
        return Q(starts__lte=last) | Q(starts=None, ends__isnull=False)
