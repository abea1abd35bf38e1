"""The base of a list's filters: a django-filter FilterSet on the entries of one page type."""

import re
from collections.abc import Iterable
from typing import Any, ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from palmecenter.languages.localized import reader_language
from palmecenter.languages.request_cache import get_cached
from palmecenter.pages.access import private_tree_paths
from palmecenter.pages.models import BasePage

from .facets import ChoiceFacet, Facet, TermFacet
from .filters import AddressFilter, Parameters, Since, Until
from .models import Entry
from .options import Option, choices_as_options, terms_by_facet
from .parsing import CleanedParameter, days_of
from .sorting import Sort, SortFilter
from .summaries import SELECTED, EntrySummary, find, keys_of
from .totals_cache import of_whole

# No list is longer, and no database counts further than it can.
WRITTEN_NUMBER = re.compile(r"0{0,4}[1-9]\d{0,6}", re.ASCII)


# The filters that every list has; they select nothing.
UNSELECTIVE = ("sort", "number")


class PageNumber(AddressFilter):
    """The page of the list; it selects nothing. Whether there is such a page is asked later."""

    def read(self, given: list[str]) -> CleanedParameter:
        """Return the first number that can be one of a page; page 1 goes without saying."""
        numbers = [str(int(value)) for value in given if WRITTEN_NUMBER.fullmatch(value)]
        unsound = tuple(value for value in given if not WRITTEN_NUMBER.fullmatch(value))
        return CleanedParameter(tuple(number for number in numbers[:1] if number != "1"), unsound)

    def complaint(self, value: str) -> str:
        """Say that there is no such page."""
        return _("There is no page “%(value)s” of this list.") % {"value": value}


class ListFilters(django_filters.FilterSet):
    """What readers filter one kind of pages by.

        class ProjectFilters(ListFilters):
            page_type = "projectpage"
            sorts = (NEWEST_FIRST, BY_HEADING)
            words = Words()
            country = TermFacet(
                Country, label=_("Country"), slugs={"sv": "land", "en": "country"}
            )
            since = Since()
            until = Until()

    `fixed` holds a facet's option that the address itself is about, such as a country's own page.
    """

    page_type: ClassVar[str]
    sorts: ClassVar[tuple[Sort, ...]]
    row_facts: ClassVar[tuple[str, ...]] = ()
    """What a row says of its page: names of facets, and `years` for its period."""

    sort = SortFilter(label=gettext_lazy("Order"), slugs={"sv": "ordning", "en": "order"})
    number = PageNumber(label=gettext_lazy("Page"), slugs={"sv": "sida", "en": "page"})

    class Meta:
        model = Entry
        fields: ClassVar[list[str]] = []

    def __init__(self, query: QueryDict, fixed: dict[str, str] | None = None) -> None:
        super().__init__(data=query, queryset=Entry.objects.filter(type=self.page_type))
        self.fixed = fixed or {}
        self.filters["sort"].sorts = self.sorts
        for name, options in get_cached(
            f"options_{type(self).__name__}", self._load_options
        ).items():
            self.filters[name].options = options

    def _load_options(self) -> dict[str, list[Option]]:
        choices = {
            name: choices_as_options(facet.choices, alphabetical=facet.alphabetical)
            for name, facet in self.facets.items()
            if isinstance(facet, ChoiceFacet)
        }
        models = {
            name: facet.terms for name, facet in self.facets.items() if isinstance(facet, TermFacet)
        }
        used, terms = self._in_public(models)
        found = {**choices, **terms}
        return {
            name: [option for option in options if option.key in used[name]]
            if self.facets[name].is_found
            else options
            for name, options in found.items()
        }

    def _in_public(
        self, models: dict[str, Any]
    ) -> tuple[dict[str, set[str]], dict[str, list[Option]]]:
        """Return by facet the keys that public pages of the whole list have, and their terms.

        What no public page has is no option: to say that it leads to no page would be to say that
        staff have entered it. It is answered as what does not exist.
        """
        if self.fixed:
            return type(self)(QueryDict())._in_public(models)

        def make() -> tuple[dict[str, set[str]], dict[str, list[Option]]]:
            used = keys_of(self.whole, self.facets)
            return used, terms_by_facet(models, used)

        return of_whole("options", self, make)

    @cached_property
    def facets(self) -> dict[str, Facet]:
        """The facets by name."""
        return {name: facet for name, facet in self.filters.items() if isinstance(facet, Facet)}

    @cached_property
    def cleaned_parameters(self) -> dict[str, CleanedParameter]:
        """What each filter takes from the address, in the order in which they stand there."""
        self.form.full_clean()
        parameters = {
            name: cleaned
            for name, cleaned in self.form.cleaned_data.items()
            if name not in self.fixed
        }
        # Last in the address, though first here: they are the base's own.
        for name in UNSELECTIVE:
            parameters[name] = parameters.pop(name)
        return _without_a_period_backwards(parameters, self.filters)

    def active(self) -> list[str]:
        """Return the names of the filters that select something."""
        return [
            name
            for name, cleaned in self.cleaned_parameters.items()
            if cleaned.valid and name not in UNSELECTIVE
        ]

    @cached_property
    def found(self) -> dict[str, list[EntrySummary]]:
        """The entries that the address asks for, and what each filter leaves out; see `find`."""
        return self._find(self.active())

    @cached_property
    def whole(self) -> list[EntrySummary]:
        """All public entries of the list."""
        return get_cached(f"whole_{self.page_type}_{self.fixed}", lambda: self._find([])[SELECTED])

    def _find(self, names: list[str]) -> dict[str, list[EntrySummary]]:
        conditions = {name: self.condition(name) for name in names}
        return find(self.entries(), conditions, self.computed)

    @staticmethod
    def pages(keys: list[int]) -> Iterable[BasePage]:
        """Return the pages with some keys, in no order, with what a row shows of each.

        That is heading and summary. A list that shows more says so: pages are fetched once.
        """
        return BasePage.rows().filter(pk__in=keys)

    def selection(self) -> QuerySet:
        """Return the public entries that the address asks for."""
        return self.entries().filter(*(self.condition(name) for name in self.active()))

    def condition(self, name: str) -> Q:
        """Return the condition on entries of a filter that is active."""
        return self.filters[name].condition(self.cleaned_parameters[name].valid)

    def in_order(self) -> QuerySet:
        """Return the selection in the order that the address asks for."""
        return self.ordered(self.selection())

    def ordered(self, entries: QuerySet) -> QuerySet:
        """Return entries in the order that the address asks for."""
        sort = self.filters["sort"].chosen(self.cleaned_parameters["sort"].valid)
        return entries.order_by(*sort.columns(reader_language()), "pk")

    def entries(self) -> QuerySet:
        """Return all public entries of the list, each facet that is computed beside its entry."""
        private = Q()
        for path in private_tree_paths():
            private |= Q(page__path__startswith=path)
        facets = self.facets.items()
        entries = self.queryset.alias(
            **{name: facet.expression() for name, facet in facets if facet.expression}
        )
        entries = entries.exclude(private) if private else entries
        for name, key in self.fixed.items():
            entries = entries.filter(self.filters[name].condition((key,)))
        return entries

    @cached_property
    def computed(self) -> list[str]:
        """The names of the facets that no entry holds among its terms."""
        return [name for name, facet in self.facets.items() if facet.expression]

    def in_words(self, total: int) -> str:
        """Return how many pages there are as readers call them; to be said by each section."""
        pages = ngettext("%(count)s page", "%(count)s pages", total)
        return pages % {"count": with_groups(total)}

    def parameters(self, code: str, **changes: tuple) -> Parameters:
        """Return the state, with some changes, as the parameters of an address in a language."""
        valid = {name: cleaned.valid for name, cleaned in self.cleaned_parameters.items()} | changes
        selective = [name for name in self.filters if name not in UNSELECTIVE]
        return [
            parameter
            for name in (*selective, *UNSELECTIVE)
            if name in valid
            for parameter in self.filters[name].parameters(valid[name], code)
        ]


def with_groups(number: int) -> str:
    """Return a number as the reader's language writes it: `10 000`, `10,000`."""
    return number_format(number, use_l10n=True, force_grouping=True)


def _without_a_period_backwards(
    parameters: dict[str, CleanedParameter], filters: dict[str, AddressFilter]
) -> dict[str, CleanedParameter]:
    """The parameters, but an end of the period that is before its beginning is rejected."""
    beginnings = [parameters[name].valid for name, end in filters.items() if isinstance(end, Since)]
    for name, end in filters.items():
        if not isinstance(end, Until):
            continue
        cleaned = parameters[name]
        for beginning in filter(None, beginnings if cleaned.valid else []):
            first, last = days_of(beginning[0]), days_of(cleaned.valid[0])
            if first and last and last[1] < first[0]:
                parameters[name] = CleanedParameter((), (*cleaned.rejected, *cleaned.valid))
    return parameters
