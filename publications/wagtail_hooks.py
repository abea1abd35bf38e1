"""Publications in the admin, and what the admin's own addresses give to the public."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from palmecenter.languages.codes import CODES
from palmecenter.media.models import Document
from palmecenter.pages.lists import listed

from .addresses import FileAddress
from .models import Edition, Order, Stock
from .staff import MadeElsewhere, PrintedCopiesGroup, packing_slip

for made_elsewhere in (Order, Stock):
    register_permission_policy(made_elsewhere, MadeElsewhere(made_elsewhere))
register_snippet(PrintedCopiesGroup)


@hooks.register("register_admin_urls")
def register_packing_slip() -> list[URLPattern]:
    """Give packing slips their address."""
    return [
        path("orders/<int:pk>/packing-slip/", packing_slip, name="publications_packing_slip"),
    ]


@hooks.register("before_serve_document")
def send_editions_by_their_page(document: Document, request: HttpRequest) -> HttpResponse | None:
    """Give the file of an edition only at the address of its page, where the page is public.

    Wagtail's own address knows nothing of drafts, and a file's name can be guessed.
    """
    editions = list(Edition.objects.filter(document=document).select_related("page"))
    if not editions or request.user.has_perm("wagtailadmin.access_admin"):
        return None
    public = listed(edition.page for edition in editions)
    for edition in editions:
        if edition.page in public:
            file = FileAddress(edition.language, edition.format).path(CODES[0])
            return redirect(f"{edition.page.address(CODES[0])}{file}")
    raise Http404
