"""What tells together, said above the editor of a page that is not open."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.models import Page

from ..levels import ProtectionLevel
from ..mixins import ProtectionMixin
from .findings import find
from .subjects import Subject


def say_what_tells_together(request: HttpRequest, page: Page) -> None:
    """Say above the editor what is found of the page as it is there."""
    if request.method != "GET" or not isinstance(page, ProtectionMixin):
        return
    if page.protection in (ProtectionLevel.OPEN, ProtectionLevel.CLOSED):
        return
    found = find([Subject(page)])
    if found:
        listed = format_html_join("", "<li>{}</li>", ((one.html(),) for one in found))
        heading = _("This page tells more together with what the public reads elsewhere:")
        messages.warning(request, format_html("<strong>{}</strong><ul>{}</ul>", heading, listed))
