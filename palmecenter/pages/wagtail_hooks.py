"""Pages in the admin: links in rich text, and the report on translations."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry

from palmecenter.media.models import Document

from .explorer import LevelPageViewSet, of_chosen_level
from .file_access import is_staff, may_have
from .models import BasePage
from .mosaic_report import MosaicReportView
from .not_published import ACTION
from .not_published_panel import NotPublishedPanel
from .reports import TranslationReportView
from .rich_text import ReaderPageLinkHandler
from .wording import SLUG_TAKEN

hooks.register("construct_page_chooser_queryset", of_chosen_level)


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    """Let links in rich text follow the reader's language."""
    features.register_link_type(ReaderPageLinkHandler)


@hooks.register("register_admin_urls")
def register_report_urls() -> list[URLPattern]:
    """Give the reports their addresses in the admin."""
    view, mosaics = TranslationReportView, MosaicReportView
    return [
        path("reports/translations/", view.as_view(), name="translation_report"),
        path(
            "reports/translations/results/",
            view.as_view(results_only=True),
            name="translation_report_results",
        ),
        path("reports/mosaics/", mosaics.as_view(), name="mosaic_report"),
        path(
            "reports/mosaics/results/",
            mosaics.as_view(results_only=True),
            name="mosaic_report_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def register_report_menu_item() -> MenuItem:
    """Put the report into the menu of reports."""
    return MenuItem(_("Translations"), reverse("translation_report"), icon_name="globe", order=50)


@hooks.register("register_reports_menu_item")
def register_mosaics_menu_item() -> MenuItem:
    """Put the report on what tells together into the menu of reports."""
    address = reverse("mosaic_report")
    return MenuItem(_("What tells together"), address, icon_name="warning", order=55)


@hooks.register("register_admin_viewset")
def register_explorer() -> LevelPageViewSet:
    """Let the explorer filter by level."""
    return LevelPageViewSet()


@hooks.register("construct_homepage_panels")
def tell_of_late_pages(request: HttpRequest, panels: list[Component]) -> None:
    """Put what should be public by now on the first page of the admin, if there is any."""
    panel = NotPublishedPanel(request)
    if panel.rows:
        panels.append(panel)


@hooks.register("register_log_actions")
def register_schedules(actions: LogActionRegistry) -> None:
    """Let the history of a page say that it could not go out."""
    label = _("Not published on schedule")
    actions.register_action(ACTION, label, label)


@hooks.register("before_serve_document")
def keep_from_strangers(document: Document, request: HttpRequest) -> None:
    """Give a document to visitors only as long as something shows it to them."""
    if not (may_have(document, request) or is_staff(request)):
        raise Http404


@hooks.register("before_move_page")
def refuse_doubled_address(
    request: HttpRequest, page: Page, destination: Page
) -> HttpResponse | None:
    """Refuse a move by which two pages, or a page and a route, would have one address."""
    if not _taken_slugs(request, [page], destination):
        return None
    return redirect("wagtailadmin_pages:move", page.pk)


@hooks.register("before_bulk_action")
def refuse_doubled_addresses(
    request: HttpRequest, action_type: str, pages: list[Any], action: Any
) -> HttpResponse | None:
    """Refuse to move several pages where one would have an address that is taken."""
    if action_type != "move" or not pages or not isinstance(pages[0], Page):
        return None
    destination = action.cleaned_form.cleaned_data["chooser"]
    if not _taken_slugs(request, pages, destination):
        return None
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)


def _taken_slugs(request: HttpRequest, pages: list[Page], destination: Page) -> bool:
    """Tell staff which slugs are taken below a page; return whether any is."""
    seen: set[str] = set()
    taken = []
    for page in (one.specific for one in pages):
        if not isinstance(page, BasePage) or page.get_parent().pk == destination.pk:
            continue
        own = {page.slug, page.slug_en} - {""}
        if own & seen or page.slugs_taken_below(destination):
            taken.append(page.slug_en or page.slug)
        seen |= own
    for slug in taken:
        messages.error(request, SLUG_TAKEN % {"slug": slug})
    return bool(taken)
