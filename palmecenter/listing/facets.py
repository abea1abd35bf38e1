"""Facets: what pages are sorted by, such as their countries, as options that are counted."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django.db.models import Expression, Model, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from palmecenter.languages.localized import reader_language

from .entries import word_for
from .filters import AddressFilter, Parameters
from .options import Option, in_order
from .parsing import CleanedParameter


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

    def read(self, given: list[str]) -> CleanedParameter:
        """Return the keys of the options that are known, each once, and what is no option."""
        known = dict.fromkeys(self.by_slug[value].key for value in given if value in self.by_slug)
        unknown = tuple(value for value in given if value not in self.by_slug)
        if self.single and len(known) > 1:
            first, *others = known
            dropped = tuple(self.by_key[key].labels[reader_language()] for key in others)
            return CleanedParameter((first,), (*unknown, *dropped))
        return CleanedParameter(tuple(known), unknown)

    def complaint(self, value: str) -> str:
        """Say that a value is no option of this facet."""
        return _("“%(value)s” is not to be found under “%(filter)s”, and was left out.") % {
            "value": value,
            "filter": self.label,
        }

    def condition(self, valid: tuple) -> Q:
        """Select the pages with any of the chosen options."""
        if self.expression:
            return Q(**{f"{self.field_name}__in": valid})
        chosen = Q()
        for key in valid:
            chosen |= Q(terms__contains=f" {word_for(self.field_name, key)} ")
        return chosen

    def chosen(self, valid: Iterable[str], code: str) -> list[Option]:
        """Return the chosen options in the order in which they are shown; unknown keys are none."""
        return in_order((self.by_key[key] for key in valid if key in self.by_key), code)

    def parameters(self, valid: tuple, code: str) -> Parameters:
        """Return one parameter for each option."""
        return [(self.slugs[code], option.slugs[code]) for option in self.chosen(valid, code)]

    def chips(self, valid: tuple, code: str) -> list[tuple[str, tuple]]:
        """Name the chosen options."""
        return [
            (option.labels[code], tuple(key for key in valid if key != option.key))
            for option in self.chosen(valid, code)
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
