"""A report for staff: which translations are missing, outdated or held back."""

from typing import Any

import django_filters
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import PageReportView
from wagtail.coreutils import multigetattr

from palmecenter.languages.codes import CODES, localized, other
from palmecenter.languages.panels import NAMES_FOR_STAFF
from palmecenter.languages.spreadsheets import SpreadsheetInOneLanguageMixin
from palmecenter.languages.state import TranslationState
from palmecenter.protection.marks import LevelFilter

from .models import BasePage


def in_state(code: str, state: TranslationState) -> Q:
    """Return the condition that a page's text in a language is missing, outdated or current.

    The rule of `palmecenter.languages.state.state`, said to the database; a test compares them.
    """
    words, basis, others = f"words_{code}", f"basis_{code}", f"words_{other(code)}"
    missing = Q(**{words: ""})
    outdated = ~missing & ~Q(**{others: ""}) & ~Q(**{basis: F(others)})
    if state is TranslationState.MISSING:
        return missing
    return outdated if state is TranslationState.OUTDATED else ~missing & ~outdated


STATES = [(state.value, state.label) for state in TranslationState]


class TranslationFilterSet(WagtailFilterSet):
    """Filters by language and state."""

    sv = django_filters.ChoiceFilter(
        label=NAMES_FOR_STAFF["sv"],
        choices=STATES,
        method="by_state",
    )
    en = django_filters.ChoiceFilter(
        label=NAMES_FOR_STAFF["en"],
        choices=STATES,
        method="by_state",
    )

    protection = LevelFilter()

    class Meta:
        model = BasePage
        fields = ["live"]

    def by_state(self, pages: QuerySet, name: str, value: str) -> QuerySet:
        """Return the pages whose text in the language `name` is in a state."""
        return pages.filter(in_state(name, TranslationState(value)))


class TranslationReportView(SpreadsheetInOneLanguageMixin, PageReportView):
    """All pages that lack a translation, have an outdated one, or are public in one language."""

    index_url_name = "translation_report"
    index_results_url_name = "translation_report_results"
    results_template_name = "pages/admin/translation_report_results.html"
    page_title = _("Translations")
    header_icon = "globe"
    filterset_class = TranslationFilterSet
    list_export = [*PageReportView.list_export, *CODES]
    export_headings = {**PageReportView.export_headings, **NAMES_FOR_STAFF}

    def to_row_dict(self, item: BasePage) -> dict[str, Any]:
        """Return the cells of one page in a spreadsheet."""
        return {
            **{field: multigetattr(item, field) for field in PageReportView.list_export},
            **{code: item.translation_words(code) for code in CODES},
        }

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Give each page of the list the states of its languages, in the languages' order."""
        for page in object_list:
            page.translation_states = [page.translation_words(code) for code in CODES]
        return object_list

    def get_base_queryset(self) -> QuerySet:
        """Return the pages where something is to be done, the most recently edited first."""
        to_do = Q()
        for code in CODES:
            to_do |= in_state(code, TranslationState.MISSING)
            to_do |= in_state(code, TranslationState.OUTDATED)
            to_do |= Q(live=True, **{localized("ready", code): False})
        return BasePage.objects.filter(to_do).order_by("-latest_revision_created_at")
