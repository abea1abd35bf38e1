"""A report for staff: who changed which protection level from what to what, and when."""

from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.filters import ContentTypeFilter, DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.views.reports import ReportView

from palmecenter.languages.spreadsheets import SpreadsheetInOneLanguageMixin, inert

from .models import LevelChange


def _types(_request: Any) -> QuerySet:
    used = LevelChange.objects.order_by().values("subject_type")
    return ContentType.objects.filter(pk__in=used).order_by("model")


def _people(_request: Any) -> QuerySet:
    used = LevelChange.objects.order_by().values("user")
    return get_user_model().objects.filter(pk__in=used).order_by("username")


class LevelChangeFilterSet(WagtailFilterSet):
    """Filters by what happened, from and to which level, of what, by whom and when."""

    at = django_filters.DateFromToRangeFilter(label=_("when"), widget=DateRangePickerWidget)
    subject_type = ContentTypeFilter(label=_("type"), queryset=_types)
    user = django_filters.ModelChoiceFilter(label=_("by whom"), queryset=_people)

    class Meta:
        model = LevelChange
        fields = ["act", "before", "after", "subject_type", "user", "at"]


class LevelReportView(SpreadsheetInOneLanguageMixin, ReportView):
    """All changes of levels, the newest first."""

    model = LevelChange
    index_url_name = "level_report"
    index_results_url_name = "level_report_results"
    results_template_name = "protection/admin/level_report_results.html"
    page_title = _("Protection levels")
    header_icon = "lock"
    filterset_class = LevelChangeFilterSet
    default_ordering = ("-at", "-pk")
    export_headings = {
        "at": _("when"),
        "act": _("what happened"),
        "name": _("name"),
        "type": _("type"),
        "before": _("from"),
        "after": _("to"),
        "who": _("by whom"),
    }
    list_export = list(export_headings)

    def get_base_queryset(self) -> QuerySet:
        """Return all entries."""
        return LevelChange.objects.select_related("subject_type").order_by("-at", "-pk")

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Give each entry its cells, and where its subject is edited."""
        finder = AdminURLFinder(self.request.user)
        changes: list[Any] = list(object_list)
        change: Any
        for change, subject in with_subjects(changes):
            change.cells = cells(change, subject)
            change.edit_url = finder.get_edit_url(subject) if subject else None
        return changes

    def to_row_dict(self, item: LevelChange) -> dict[str, Any]:
        """Return the cells of one entry in a spreadsheet."""
        [(change, subject)] = with_subjects([item])
        return {name: inert(cell) for name, cell in cells(change, subject).items()}


def with_subjects(changes: list[LevelChange]) -> list[tuple[LevelChange, Any]]:
    """Return entries, each with what it is about; None where that is gone."""
    found: dict[tuple[int, str], Any] = {}
    for kind in {change.subject_type for change in changes}:
        model = kind.model_class()
        keys = [change.subject_id for change in changes if change.subject_type_id == kind.pk]
        things = model._base_manager.filter(pk__in=keys) if model else []
        found |= {(kind.pk, str(thing.pk)): thing for thing in things}
    return [(one, found.get((one.subject_type_id, one.subject_id))) for one in changes]


def cells(change: LevelChange, subject: Any) -> dict[str, Any]:
    """What the report says of an entry: of its subject by the name that it has now."""
    named = getattr(subject, "get_admin_display_title", subject.__str__ if subject else None)
    name = named() if named else gettext("(deleted)")
    return {
        "at": change.at,
        "act": str(change.get_act_display()),
        "name": f"{name}: {_part(change, subject)}" if change.part else name,
        "type": capfirst(change.subject_type.name),
        "before": str(change.get_before_display()).partition(":")[0],
        "after": str(change.get_after_display()).partition(":")[0],
        "who": change.user_name,
    }


def _part(change: LevelChange, subject: Any) -> str:
    """What a child is called in general: never by its own words."""
    relation, _line, key = change.part.partition(":")
    if subject is None:
        return key
    model = subject._meta.get_field(relation).related_model
    return f"{model._meta.verbose_name} {key}".strip()
