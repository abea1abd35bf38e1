"""Wagtail's notice that somebody saved a newer version says when its level is higher, too."""

import json
from datetime import datetime

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import editing_sessions
from wagtail.models import Page

from .levels import ProtectionLevel
from .models import LevelChange


@require_admin_access
def ping(
    request: HttpRequest, app_label: str, model_name: str, object_id: str, session_id: int
) -> HttpResponse:
    """Answer an open editor as Wagtail does, and say what was raised since it was opened.

    The dialogue that asks whether to save over the newer version gets the same words.
    """
    response = editing_sessions.ping(request, app_label, model_name, object_id, session_id)
    raised = _raised_since(request, object_id) if model_name == "page" else None
    if response.status_code != HttpResponse.status_code or raised is None:
        return response
    data = json.loads(response.content)
    context = {"level": ProtectionLevel(raised.after).label, "who": raised.user_name}
    data["html"] += render_to_string("protection/admin/newer_is_higher.html", context, request)
    return JsonResponse(data)


def _raised_since(request: HttpRequest, key: str) -> LevelChange | None:
    """Return the last raise of a page after the version was made that the editor has open."""
    try:
        opened = datetime.fromisoformat(request.POST.get("revision_created_at", ""))
        page = Page.objects.filter(pk=key).first()
    except ValueError:
        return None
    if page is None:
        return None
    changes = LevelChange.of(page.specific_deferred).filter(act=LevelChange.Act.RAISED)
    return changes.filter(at__gt=opened).first()
