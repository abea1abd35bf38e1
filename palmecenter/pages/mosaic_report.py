"""A report for staff: what tells together with the pages that are not open, as they stand now."""

from collections import defaultdict
from functools import cached_property
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import PageReportView
from wagtail.coreutils import multigetattr

from palmecenter.languages.spreadsheets import SpreadsheetInOneLanguageMixin, inert
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.marks import LEVEL, LevelFilter
from palmecenter.protection.mosaics.findings import Finding, find
from palmecenter.protection.mosaics.subjects import Subject

from .models import BasePage

GUARDED = [ProtectionLevel.LIMITED, ProtectionLevel.PROTECTED]


class MosaicFilterSet(WagtailFilterSet):
    """Filters by level."""

    protection = LevelFilter(choices=[(one.value, one.label) for one in GUARDED])

    class Meta:
        model = BasePage
        fields = ["protection"]


class MosaicReportView(SpreadsheetInOneLanguageMixin, PageReportView):
    """The pages on the site that are not open and that something tells together with."""

    index_url_name = "mosaic_report"
    index_results_url_name = "mosaic_report_results"
    results_template_name = "pages/admin/mosaic_report_results.html"
    page_title = _("What tells together")
    header_icon = "warning"
    filterset_class = MosaicFilterSet
    any_permission_required = ["add", "change", "publish"]
    list_export = [*PageReportView.list_export, "level", "findings"]
    export_headings = {
        **PageReportView.export_headings,
        "level": LEVEL,
        "findings": _("What tells together"),
    }

    @cached_property
    def findings(self) -> dict[int, list[Finding]]:
        """What is found of all pages, by the page's key. All are looked at together."""
        pages = list(
            BasePage.objects.live().filter(protection__in=GUARDED, alias_of=None).specific()
        )
        for model in {type(page) for page in pages}:
            wanted = [name for name in ("countries", "funders") if hasattr(model, name)]
            prefetch_related_objects([page for page in pages if type(page) is model], *wanted)
        found: dict[int, list[Finding]] = defaultdict(list)
        for one in find(Subject(page, is_row=True) for page in pages):
            found[one.subject.page.pk].append(one)
        return found

    def get_base_queryset(self) -> QuerySet:
        """Return the pages of which something is found, the most recently edited first."""
        pages = BasePage.objects.filter(pk__in=list(self.findings))
        return pages.order_by("-latest_revision_created_at", "pk")

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Give each page of the list what was found of it."""
        for page in object_list:
            page.mosaics = self.findings[page.pk]
        return object_list

    def to_row_dict(self, item: BasePage) -> dict[str, Any]:
        """Return the cells of one page in a spreadsheet."""
        cells = {name: multigetattr(item, name) for name in PageReportView.list_export}
        cells["level"] = ProtectionLevel(item.protection).short
        cells["findings"] = "\n".join(map(str, self.findings[item.pk]))
        return {name: inert(cell) for name, cell in cells.items()}
