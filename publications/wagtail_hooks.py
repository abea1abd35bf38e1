"""Publications in the admin, and what the admin's own addresses give to the public."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks

from palmecenter.languages.codes import CODES
from palmecenter.media.models import Document
from palmecenter.pages.lists import listed

from .addresses import FileAddress
from .models import Edition


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
            path = FileAddress(edition.language, edition.format).path(CODES[0])
            return redirect(f"{edition.page.address(CODES[0])}{path}")
    raise Http404
