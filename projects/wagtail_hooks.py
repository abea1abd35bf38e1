"""Projects in the admin: list, bulk actions, import, templates, and the report on open data."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from .admin.bulk_actions import BULK_ACTIONS
from .admin.copying import template_view
from .admin.reports import OpenDataReportView
from .admin.viewsets import ProjectListing
from .importing.views import columns_view, confirm_view, import_view
from .models import ProjectPage

for action in BULK_ACTIONS:
    hooks.register("register_bulk_action", action)


@hooks.register("register_admin_viewset")
def register_project_list() -> ProjectListing:
    """Put the list of projects into the menu."""
    return ProjectListing()


@hooks.register("register_admin_urls")
def register_project_urls() -> list[URLPattern]:
    """Give the views for staff their addresses in the admin."""
    return [
        path("projects/<int:pk>/template/", template_view, name="project_template"),
        path("projects/import/", import_view, name="project_import"),
        path("projects/import/<int:pk>/", confirm_view, name="project_import_confirm"),
        path("projects/import/columns.csv", columns_view, name="project_import_columns"),
    ]


def template_button(page: Page, user: Any) -> Iterator[Button]:
    """Yield the button that uses a project as a template, without a query for each row of a list.

    Whoever may add pages around it may nearly always do so beside it; the view asks exactly.
    """
    if page.specific_class is not ProjectPage:
        return
    may = page.permissions_for_user(user)
    if may.can_edit() and (user.is_superuser or "add" in may.permissions):
        yield Button(
            _("Use as a template"),
            reverse("project_template", args=[page.pk]),
            icon_name="copy",
            priority=25,
        )


@hooks.register("register_page_listing_more_buttons")
def offer_template_in_lists(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Offer a project as a template in lists of pages."""
    yield from template_button(page, user)


@hooks.register("register_page_header_buttons")
def offer_template_in_the_editor(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Offer a project as a template in its editor."""
    yield from template_button(page, user)


@hooks.register("register_admin_urls")
def register_report_urls() -> list[URLPattern]:
    """Give the report its address in the admin."""
    view = OpenDataReportView
    return [
        path("reports/open-data/", view.as_view(), name="open_data_report"),
        path(
            "reports/open-data/results/",
            view.as_view(results_only=True),
            name="open_data_report_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def register_report_menu_item() -> MenuItem:
    """Put the report into the menu of reports."""
    address = reverse("open_data_report")
    return MenuItem(_("Open data (IATI)"), address, icon_name="download", order=60)
