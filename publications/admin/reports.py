"""A report for staff: what readers took along, by edition, in a span of days."""

from typing import Any

import django_filters
from django.db.models import QuerySet, Sum
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext as _, gettext_lazy, ngettext
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from palmecenter.languages.names import language_name
from palmecenter.languages.spreadsheets import SpreadsheetInOneLanguageMixin, inert

from ..choices import Format
from ..models import DownloadCount

Row = dict[str, Any]


def _languages_taken() -> list[tuple[str, str]]:
    tags = DownloadCount.objects.order_by("language").values_list("language", flat=True).distinct()
    return [(tag, language_name(tag, get_language() or "sv").name) for tag in tags]


class DownloadFilterSet(WagtailFilterSet):
    """Filters by the days, the language of the edition and its format."""

    day = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("Days"), widget=DateRangePickerWidget
    )
    language = django_filters.ChoiceFilter(label=gettext_lazy("Language"), choices=_languages_taken)
    format = django_filters.ChoiceFilter(
        label=gettext_lazy("Format"),
        choices=[choice for choice in Format.choices if choice[0] != Format.PRINT],
    )

    class Meta:
        model = DownloadCount
        fields = ["day", "language", "format"]


class FilesPaginator(WagtailPaginator):
    """Pages of a report whose rows are files: Wagtail would name them after the model's rows."""

    @cached_property
    def items_count_label(self) -> str:
        """How many files there are downloads of."""
        label = ngettext("%(count)s file was taken", "%(count)s files were taken", self.count)
        return label % {"count": self.count}


class DownloadReportView(SpreadsheetInOneLanguageMixin, ReportView):
    """How often each edition was taken, most often first. Nobody knows by whom."""

    index_url_name = "download_report"
    index_results_url_name = "download_report_results"
    page_title = gettext_lazy("Downloads")
    header_icon = "download"
    filterset_class = DownloadFilterSet
    paginator_class = FilesPaginator
    model = DownloadCount
    permission_policy = page_permission_policy
    any_permission_required = ["add", "change", "publish"]
    list_export = ["publication", "language", "format", "downloads"]
    export_headings = {
        "publication": gettext_lazy("Publication"),
        "language": gettext_lazy("Language"),
        "format": gettext_lazy("Format"),
        "downloads": gettext_lazy("Downloads"),
    }

    @property
    def columns(self) -> list[Column]:
        """What the report shows of an edition."""
        return [
            TitleColumn(
                "publication", label=_("Publication"), accessor=_title, get_url=_edit_address
            ),
            Column("language", label=_("Language"), accessor=_language),
            Column("format", label=_("Format"), accessor=_format),
            Column("downloads", label=_("Downloads"), accessor="downloads"),
        ]

    def get_base_queryset(self) -> QuerySet:
        """Select a row for each edition and version that was taken."""
        return (
            DownloadCount.objects.values("page", "page__title", "language", "format", "is_light")
            .annotate(downloads=Sum("count"))
            .order_by("-downloads", "page__title", "language", "format", "is_light")
        )

    def to_row_dict(self, item: Row) -> Row:
        """The cells of one edition in a spreadsheet."""
        return {
            "publication": inert(_title(item)),
            "language": _language(item),
            "format": _format(item),
            "downloads": item["downloads"],
        }


def _title(row: Row) -> str:
    return str(row["page__title"])


def _edit_address(row: Row) -> str:
    return reverse("wagtailadmin_pages:edit", args=[row["page"]])


def _language(row: Row) -> str:
    return language_name(row["language"], get_language() or "sv").name


def _format(row: Row) -> str:
    return _("Light PDF") if row["is_light"] else str(Format(row["format"]).label)
