"""The list of projects that staff work from."""

from typing import Any, ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import Button

from palmecenter.languages.addresses import look_up_ancestors
from palmecenter.languages.codes import CODES
from palmecenter.languages.panels import NAMES_FOR_STAFF
from palmecenter.languages.state import TranslationState
from palmecenter.pages.models import BasePage
from palmecenter.pages.reports import STATES, in_state
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.marks import LevelFilter
from palmecenter.protection.redaction import hidden_names
from palmecenter.taxonomy.models import Country, Theme

from ..choices import Status
from ..importing.forms import sections_for
from ..models import ProjectPage
from ..status import status_expression, told_status


class ProjectFilterSet(WagtailFilterSet):
    """What staff narrow the list by."""

    status = django_filters.MultipleChoiceFilter(
        label=_("Status of the project"),
        choices=Status.choices,
        method="by_status",
        widget=CheckboxSelectMultiple,
    )
    country = django_filters.ModelMultipleChoiceFilter(
        field_name="countries",
        label=_("Country"),
        queryset=Country.objects.filter(projects__isnull=False).distinct(),
        widget=CheckboxSelectMultiple,
    )
    theme = django_filters.ModelMultipleChoiceFilter(
        field_name="themes",
        label=_("Theme"),
        queryset=Theme.objects.all(),
        widget=CheckboxSelectMultiple,
    )
    sv = django_filters.ChoiceFilter(
        label=NAMES_FOR_STAFF["sv"], choices=STATES, method="by_translation"
    )
    en = django_filters.ChoiceFilter(
        label=NAMES_FOR_STAFF["en"], choices=STATES, method="by_translation"
    )
    protection = LevelFilter()
    live = django_filters.BooleanFilter(label=_("Published"))
    latest_revision_created_at = django_filters.DateFromToRangeFilter(
        label=_("Updated"), widget=DateRangePickerWidget
    )

    class Meta:
        model = ProjectPage
        fields: ClassVar[list[str]] = []

    def by_status(self, projects: QuerySet, _name: str, values: list[str]) -> QuerySet:
        """The projects that stand in one of some ways today."""
        today = timezone.localdate()
        # As the column has it: what a level hides is not what nobody knows.
        levels = [
            level for level in ProtectionLevel if "period_start" in hidden_names(ProjectPage, level)
        ]
        withheld = Q(status_today=Status.UNKNOWN, protection__in=levels)
        found = projects.annotate(status_today=status_expression(today)).exclude(withheld)
        return found.filter(status_today__in=values) if values else projects

    def by_translation(self, projects: QuerySet, name: str, value: str) -> QuerySet:
        """The projects whose text in the language `name` is in a state."""
        return projects.filter(in_state(name, TranslationState(value)))


class ProjectStatusColumn(Column):
    """Where the project stands, and whether staff said so."""

    def get_value(self, project: ProjectPage) -> str:
        """The status, with a mark behind one that does not follow from the period.

        It is empty where the level has taken the period away.
        """
        status = told_status(project)
        words = capfirst(str(status.label)) if status else ""
        return f"{words} *" if project.status_override else words


class CountriesColumn(Column):
    """Where the project is."""

    def get_value(self, project: ProjectPage) -> str:
        """The countries' names in the editor's language."""
        return ", ".join(str(country) for country in project.countries.all())


class LanguageColumn(Column):
    """How the text in one language stands, and whether it is ready."""

    def __init__(self, code: str) -> None:
        """Make the column of a language."""
        super().__init__(code, label=NAMES_FOR_STAFF[code])
        self.code = code

    def get_value(self, project: ProjectPage) -> str:
        """The state, and what keeps the language from being published."""
        return project.translation_words(self.code)


class ProjectListView(IndexView):
    """All projects that somebody may explore."""

    default_ordering = "-latest_revision_created_at"
    # No spreadsheet of its own: the public list has one, and the open data.
    FORMATS = ()

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        """Fetch the countries along with the projects."""
        return super().annotate_queryset(pages).prefetch_related("countries")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Offer the import to those who may use it."""
        buttons = super().header_more_buttons
        if sections_for(self.request.user):
            label, address = _("Import projects"), reverse("project_import")
            buttons.append(Button(label, address, icon_name="upload", priority=90))
        return buttons

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose bulk actions the list offers, those of projects; look all addresses up."""
        context = super().get_context_data(**kwargs)
        look_up_ancestors(list(context["object_list"]), BasePage.objects.all())
        context["model_opts"] = ProjectPage._meta
        return context


class ProjectListing(PageListingViewSet):
    """The list in the menu of the admin."""

    model = ProjectPage
    icon = "globe"
    name = "projects"
    menu_label = _("Projects")
    menu_order = 150
    add_to_admin_menu = True
    index_view_class = ProjectListView
    filterset_class = ProjectFilterSet
    columns: ClassVar[list[Column]] = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Project"), sort_key="title", classname="title"),
        ProjectStatusColumn("project_status", label=_("Status")),
        CountriesColumn("countries", label=_("Countries")),
        *(LanguageColumn(code) for code in CODES),
        DateColumn(
            "latest_revision_created_at", label=_("Updated"), sort_key="latest_revision_created_at"
        ),
        PageStatusColumn("status", label=_("Page"), sort_key="live"),
    ]
