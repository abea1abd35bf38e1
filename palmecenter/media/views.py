"""Serving pictures from the media folder."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

from .withdrawal import is_withdrawn_file

# A day: a consent may run out tomorrow.
DAY = 24 * 3600


@require_safe
def serve_rendition(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve a rendition, and nothing else of the media folder.

    Originals are for staff, and documents go through Wagtail's view, which asks who may read them.
    A file's name changes with its content, so caches may keep it. A server in front may take over
    this address, if `withdraw_expired_consent` runs there every night; it must take over no other.
    """
    if is_withdrawn_file(f"images/{path}"):
        raise Http404
    response = serve(request, path, document_root=str(Path(settings.MEDIA_ROOT) / "images"))
    if isinstance(response, FileResponse):
        patch_cache_control(response, public=True, max_age=DAY)
    return response
