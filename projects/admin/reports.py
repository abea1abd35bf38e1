"""A report for staff: what each project lacks for a complete IATI record."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _, gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import PageReportView
from wagtail.coreutils import multigetattr

from palmecenter.languages.spreadsheets import SpreadsheetInOneLanguageMixin, inert
from palmecenter.protection.marks import LevelFilter

from ..choices import MissingField
from ..exports.missing_fields import NEEDED, WANTED, missing_fields_of, with_missing_fields
from ..models import ProjectPage

NOT_IN, IN, WITHHELD = "not-in", "in", "withheld"
STATES = [
    (NOT_IN, gettext_lazy("Not in the file: something needed is lacking")),
    (IN, gettext_lazy("In the file")),
    (WITHHELD, gettext_lazy("Left out on purpose")),
]
ANY_NEEDED = Q(*[(f"lacks_{missing.value}", True) for missing in NEEDED], _connector=Q.OR)
STATE_CONDITIONS = {
    NOT_IN: Q(withheld=False) & ANY_NEEDED,
    IN: Q(withheld=False) & ~ANY_NEEDED,
    WITHHELD: Q(withheld=True),
}


class MissingFieldFilterSet(WagtailFilterSet):
    """Filters by what is lacking, and by whether the project is in the file."""

    lack = django_filters.ChoiceFilter(
        label=gettext_lazy("Lacks"), choices=MissingField.choices, method="by_lack"
    )
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("IATI file"), choices=STATES, method="by_state"
    )

    protection = LevelFilter()

    class Meta:
        model = ProjectPage
        fields = ["live", "is_demo"]

    def by_lack(self, pages: QuerySet, _name: str, value: str) -> QuerySet:
        """The projects that lack one thing, unless they are left out on purpose."""
        return pages.filter(withheld=False, **{f"lacks_{value}": True})

    def by_state(self, pages: QuerySet, _name: str, value: str) -> QuerySet:
        """The projects that are in the file, are not for a lack, or must not be."""
        return pages.filter(STATE_CONDITIONS[value])


class OpenDataReportView(SpreadsheetInOneLanguageMixin, PageReportView):
    """All projects, with what each lacks."""

    index_url_name = "open_data_report"
    index_results_url_name = "open_data_report_results"
    results_template_name = "projects/admin/open_data_report_results.html"
    page_title = gettext_lazy("Open data (IATI)")
    header_icon = "download"
    filterset_class = MissingFieldFilterSet
    model = ProjectPage
    list_export = [*PageReportView.list_export, "state", "needed", "wanted"]
    export_headings = {
        **PageReportView.export_headings,
        "state": gettext_lazy("IATI file"),
        "needed": gettext_lazy("Lacks, needed"),
        "wanted": gettext_lazy("Lacks, wanted"),
    }

    def get_base_queryset(self) -> QuerySet:
        """All projects, the most recently edited first."""
        return with_missing_fields(ProjectPage.objects.all()).order_by(
            "-latest_revision_created_at", "pk"
        )

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Give each project of the list what is said of it."""
        for page in object_list:
            page.account = account(page)
        return object_list

    def to_row_dict(self, item: ProjectPage) -> dict[str, Any]:
        """The cells of one project in a spreadsheet."""
        cells = {name: multigetattr(item, name) for name in PageReportView.list_export}
        return {name: inert(cell) for name, cell in (cells | account(item)).items()}


def account(page: ProjectPage) -> dict[str, str]:
    """What the report says of a project that came with `with_missing_fields`."""
    missing = missing_fields_of(page)
    needed, wanted = (
        ", ".join(str(field.label) for field in fields if field in missing)
        for fields in (NEEDED, WANTED)
    )
    if page.withheld:
        reason = page.iati_reason or _("protection level")
        state = _("Left out: %(reason)s") % {"reason": reason}
        return {"state": state, "needed": "", "wanted": ""}
    return {
        "state": _("Not in the file") if needed else _("In the file"),
        "needed": needed,
        "wanted": wanted,
    }
