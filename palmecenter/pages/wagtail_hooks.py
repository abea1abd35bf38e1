"""Pages in the admin: links in rich text, and the report on translations."""

from django.http import Http404, HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.documents.models import AbstractDocument
from wagtail.rich_text.feature_registry import FeatureRegistry

from .documents import is_shown
from .reports import TranslationReportView
from .rich_text import ReaderPageLinkHandler


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    """Let links in rich text follow the reader's language."""
    features.register_link_type(ReaderPageLinkHandler)


@hooks.register("before_serve_document", order=-1)
def serve_what_is_shown(document: AbstractDocument, request: HttpRequest) -> None:
    """Give nobody but staff a document that nothing public shows."""
    if not request.user.has_perm("wagtailadmin.access_admin") and not is_shown(document):
        raise Http404


@hooks.register("register_admin_urls")
def register_report_urls() -> list[URLPattern]:
    """Give the report its address in the admin."""
    view = TranslationReportView
    return [
        path("reports/translations/", view.as_view(), name="translation_report"),
        path(
            "reports/translations/results/",
            view.as_view(results_only=True),
            name="translation_report_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def register_report_menu_item() -> MenuItem:
    """Put the report into the menu of reports."""
    return MenuItem(_("Translations"), reverse("translation_report"), icon_name="globe", order=50)
