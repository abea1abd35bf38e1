"""The first site in the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.ui.components import Component

from palmecenter.pages.models import HomePage

from .state import default_site
from .views import SetupView, UnfinishedPanel


@hooks.register("register_admin_urls")
def offer_setup() -> list[URLPattern]:
    """Give the page that makes the first site an address."""
    return [path("setup/", SetupView.as_view(), name="setup_site")]


@hooks.register("construct_homepage_panels")
def tell_what_is_left(request: HttpRequest, panels: list[Component]) -> None:
    """Put what the site lacks on the first page of the admin, for those who can see to it.

    The demo is finished as it is: there is nothing to do on it.
    """
    if not request.user.is_superuser:
        return
    root = default_site().root_page.specific
    if isinstance(root, HomePage) and root.is_demo:
        return
    panel = UnfinishedPanel()
    if panel.tasks:
        panels.append(panel)
