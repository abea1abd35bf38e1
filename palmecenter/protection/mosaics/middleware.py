"""Approving in a workflow outside the editor: it publishes, and asks nothing."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from ..mixins import ProtectionMixin
from .findings import find_new
from .messages import listed
from .subjects import DraftSubject


class MosaicsMiddleware:
    """Leads whoever would approve what has to be read first to the editor, which asks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Note what answers otherwise."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as without."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Stop an approval by Wagtail's own view, from the dashboard or a list."""
        match = request.resolver_match
        is_approval = match is not None and match.view_name == "wagtailadmin_pages:workflow_action"
        if request.method != "POST" or not is_approval or kwargs["action_name"] != "approve":
            return None
        state = TaskState.objects.filter(pk=kwargs["task_state_id"]).first()
        return _refuse_unread(request, state.specific) if state else None


def _refuse_unread(request: HttpRequest, state: TaskState) -> HttpResponse | None:
    page: Any = Page.objects.get(pk=state.workflow_state.object_id).specific
    if not isinstance(page, ProtectionMixin) or not _may_approve(state, page, request.user):
        return None
    found = [one for one in find_new([DraftSubject(page, state.revision)]) if one.asks]
    if not found:
        return None
    heading = _(
        "Nothing was approved. The page tells more together with what the public reads elsewhere: "
        "approve it here, where you are asked whether you have read it."
    )
    messages.error(request, listed(heading, found))
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return JsonResponse({"step": "success", "redirect": address})
    return redirect(address)


def _may_approve(state: TaskState, page: Any, user: Any) -> bool:
    """Whether the view would do it: whoever may not is told that, and nothing of the page."""
    actions = state.task.specific.get_actions(page, user)
    return state.status == TaskState.STATUS_IN_PROGRESS and "approve" in {one[0] for one in actions}
