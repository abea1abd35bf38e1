"""Pictures and documents in the admin."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from .missing import MissingFilesPanel


@hooks.register("construct_homepage_panels")
def tell_of_missing_files(request: HttpRequest, panels: list[Component]) -> None:
    """Put what readers cannot see on the first page of the admin, if there is any."""
    panel = MissingFilesPanel(request)
    if panel.links:
        panels.append(panel)
