"""Pictures and documents in the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.ui.components import Component

from .missing import MissingFilesPanel
from .views import AddDocumentsView


@hooks.register("register_admin_urls", order=-10)
def answer_before_wagtail() -> list[URLPattern]:
    """Put our uploader of many documents in the place of Wagtail's, at its address."""
    return [path("documents/multiple/add/", AddDocumentsView.as_view())]


@hooks.register("construct_homepage_panels")
def tell_of_missing_files(request: HttpRequest, panels: list[Component]) -> None:
    """Put what readers cannot see on the first page of the admin, if there is any."""
    panel = MissingFilesPanel(request)
    if panel.links:
        panels.append(panel)
