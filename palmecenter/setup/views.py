"""The first site in the admin: made at one press, and what it lacks on the first page."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.context import Context
from django.utils.translation import gettext as _, gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.components import Component

from .site import set_up
from .unfinished import unfinished

# How many tasks the first page of the admin names; the rest are counted.
MOST_NAMED = 8


class SetupView(TemplateView):
    """Says what would be made, and makes it. For superusers: it makes groups too."""

    template_name = "setup/admin/setup.html"
    extra_context = {"page_title": gettext_lazy("Set up the site"), "header_icon": "site"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let nobody else in."""
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Make what is missing, and lead to the list of what is left."""
        made = set_up()
        if made:
            messages.success(
                request,
                _("Made: %(pages)s pages as drafts and %(terms)s terms.")
                % {"pages": made["pages"], "terms": made["terms"]},
            )
        else:
            messages.info(request, _("All of it was there already."))
        return redirect("wagtailadmin_home")


class UnfinishedPanel(Component):
    """Names what the site lacks before it can be shown; nothing once it lacks nothing."""

    order = 60
    template_name = "setup/admin/unfinished.html"

    def __init__(self) -> None:
        """Ask what is left."""
        self.tasks = unfinished()

    def get_context_data(self, parent_context: Context | None = None) -> dict[str, Any]:
        """What the template names, and how many more there are."""
        return {
            "tasks": self.tasks[:MOST_NAMED],
            "more": max(0, len(self.tasks) - MOST_NAMED),
        }
