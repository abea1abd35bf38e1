"""The state of the site in the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from .views import NotWellPanel, WellView


@hooks.register("register_admin_urls")
def register_address() -> list[URLPattern]:
    """Give the page on the state of the site an address."""
    return [path("reports/well/", WellView.as_view(), name="is_everything_well")]


@hooks.register("register_reports_menu_item")
def register_menu_item() -> MenuItem:
    """Put it into the menu of reports."""
    address = reverse("is_everything_well")
    return MenuItem(_("Is everything well?"), address, icon_name="circle-check", order=40)


@hooks.register("construct_homepage_panels")
def tell_what_is_not_well(request: HttpRequest, panels: list[Component]) -> None:
    """Put what is not well on the first page of the admin."""
    panel = NotWellPanel()
    if panel.findings:
        panels.append(panel)
