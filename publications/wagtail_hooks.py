"""Publications in the admin, and what the admin's own addresses give to the public."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from palmecenter.languages.codes import CODES
from palmecenter.media.models import Document
from palmecenter.pages.querysets import public_for_listing

from .admin.reports import DownloadReportView
from .admin.viewsets import MadeElsewhere, PrintedCopiesGroup, packing_slip
from .editions import FileAddress
from .models import Edition, Order, Stock

for made_elsewhere in (Order, Stock):
    register_permission_policy(made_elsewhere, MadeElsewhere(made_elsewhere))
register_snippet(PrintedCopiesGroup)


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Give packing slips and the report on downloads their addresses."""
    report = DownloadReportView
    return [
        path("orders/<int:pk>/packing-slip/", packing_slip, name="publications_packing_slip"),
        path("reports/downloads/", report.as_view(), name="download_report"),
        path(
            "reports/downloads/results/",
            report.as_view(results_only=True),
            name="download_report_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def register_report_menu_item() -> MenuItem:
    """Put the report into the menu of reports."""
    return MenuItem(_("Downloads"), reverse("download_report"), icon_name="download", order=70)


@hooks.register("before_serve_document")
def send_editions_by_their_page(document: Document, request: HttpRequest) -> HttpResponse | None:
    """Give the file of an edition only at the address of its page, where the page is public.

    Wagtail's own address knows nothing of drafts, and a file's name can be guessed.
    """
    editions = list(Edition.objects.filter(document=document).select_related("page"))
    if not editions or request.user.has_perm("wagtailadmin.access_admin"):
        return None
    public = public_for_listing(edition.page for edition in editions)
    for edition in editions:
        if edition.page in public:
            file = FileAddress(edition.language, edition.format).path(CODES[0])
            return redirect(f"{edition.page.address(CODES[0])}{file}")
    raise Http404
