"""What tells together, said above the editor, and to whoever publishes several pages at once."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import Page

from ..levels import ProtectionLevel
from ..mixins import ProtectionMixin
from .findings import Finding, find, find_new
from .subjects import DraftSubject, Subject


def say_what_tells_together(request: HttpRequest, page: Page) -> None:
    """Say above the editor what is found of the page as it is there."""
    if request.method != "GET" or not isinstance(page, ProtectionMixin):
        return
    if page.protection in (ProtectionLevel.OPEN, ProtectionLevel.CLOSED):
        return
    found = find([Subject(page)])
    if found:
        heading = _("This page tells more together with what the public reads elsewhere:")
        messages.warning(request, listed(heading, found))


def refuse_to_publish_unread(
    request: HttpRequest, action_type: str, pages: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Publish no pages at once of which something has to be read first: their editors show it."""
    if action_type != "publish":
        return None
    kept = [page.specific for page in pages]
    if request.POST.get("include_descendants"):
        kept += [one for page in list(kept) for one in page.get_descendants().not_live().specific()]
    guarded = [page for page in kept if isinstance(page, ProtectionMixin)]
    found = [one for one in find_new(map(DraftSubject, guarded)) if one.asks]
    if not found:
        return None
    heading = _(
        "Nothing was published. These pages tell more together with what the public reads "
        "elsewhere: publish them one by one, from their editors."
    )
    messages.error(request, listed(heading, found, named=True))
    return redirect(action.next_url)


def listed(heading: str, found: Iterable[Finding], *, named: bool = False) -> SafeString:
    """Return a message that lists findings, each behind the name of its page if `named`."""
    rows = ((f"{one.subject.page}: " if named else "", one.html()) for one in found)
    listed = format_html_join("", "<li>{}{}</li>", rows)
    return format_html("<strong>{}</strong><ul>{}</ul>", heading, listed)
