"""What the editor says of a level when a page is opened."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from .levels import ProtectionLevel
from .mixins import ProtectionMixin
from .mosaics.messages import refuse_to_publish_unread, say_what_tells_together

hooks.register("before_edit_page", say_what_tells_together)
hooks.register("before_bulk_action", refuse_to_publish_unread)


@hooks.register("before_edit_page")
def say_that_the_level_is_lowered(request: HttpRequest, page: Page) -> None:
    """Say so above a draft that would lower it: whoever approves one need not find it in a tab."""
    if request.method != "GET" or not isinstance(page, ProtectionMixin):
        return
    now = type(page)._base_manager.values_list("protection", flat=True).get(pk=page.pk)
    if page.protection not in ProtectionLevel(now).lesser:
        return
    message = _(
        "This draft lowers the protection. The level of the page is “%(now)s”, that of the draft "
        "“%(draft)s”. Whoever approves or publishes the draft makes public what it tells."
    )
    levels = {"now": ProtectionLevel(now).label, "draft": ProtectionLevel(page.protection).label}
    messages.warning(request, format_html("<strong>{}</strong>", message % levels))
