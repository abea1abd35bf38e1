"""Pictures and documents in the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.ui.components import Component

from .missing import MissingFilesPanel
from .views import (
    AddDocumentsView,
    CreateFromPendingDocumentView,
    CreateFromPendingImageView,
)


@hooks.register("register_admin_urls", order=-10)
def answer_before_wagtail() -> list[URLPattern]:
    """Put our steps of the uploader of many files in the place of Wagtail's, at its addresses."""
    return [
        path("documents/multiple/add/", AddDocumentsView.as_view()),
        path(
            "documents/multiple/create_from_uploaded_document/<int:uploaded_file_id>/",
            CreateFromPendingDocumentView.as_view(),
        ),
        path(
            "images/multiple/create_from_uploaded_image/<int:uploaded_file_id>/",
            CreateFromPendingImageView.as_view(),
        ),
    ]


@hooks.register("construct_homepage_panels")
def tell_of_missing_files(request: HttpRequest, panels: list[Component]) -> None:
    """Put what readers cannot see on the first page of the admin, if there is any."""
    panel = MissingFilesPanel(request)
    if panel.links:
        panels.append(panel)
