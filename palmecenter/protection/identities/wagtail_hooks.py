"""The way to protected identities in the admin; nobody but custodians sees it."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from . import views
from .access import may_read
from .store import identity_of


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """Give the list, the log and each identity an address in the admin."""
    return [
        path("protected-identities/", views.index, name="identities"),
        path("protected-identities/log/", views.log, name="identity_readings"),
        path(
            "protected-identities/<int:type_id>/<str:subject_id>/", views.identity, name="identity"
        ),
    ]


class CustodiansMenuItem(MenuItem):
    """Shown to custodians alone."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether somebody may read."""
        return may_read(request.user)


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    """Put the list into the menu."""
    address = reverse("identities")
    return CustodiansMenuItem(_("Protected identities"), address, icon_name="lock", order=310)


@hooks.register("register_page_header_buttons")
def page_button(page: Any, user: Any, **kwargs: Any) -> Iterator[Button]:
    """Lead from a page to its identity."""
    if page.pk and may_read(user):
        found = identity_of(page.specific)
        address = reverse("identity", args=[found.subject_type_id, found.subject_id])
        yield Button(_("Protected identity"), address, icon_name="lock", priority=80)
