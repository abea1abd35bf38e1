"""Serving pictures from the media folder."""

from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve
from wagtail.images.models import SourceImageIOError

from palmecenter.media.models import Rendition
from palmecenter.media.withdrawal import is_withdrawn

from .file_access import is_staff, may_have

# A day, in whoever's browser has seen it: a consent may run out tomorrow.
DAY = 24 * 3600


@require_safe
def serve_rendition(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve a rendition to those whom something shows it, and nothing else of the media folder.

    Originals are for staff, and documents go through Wagtail's view, which asks who may read them.
    A file's name changes with its content, so browsers may keep it; a cache that many share must
    ask again. No server in front may take over this address. A file that is gone while its row is
    there is made again.
    """
    rendition = get_object_or_404(Rendition.objects.select_related("image"), file=f"images/{path}")
    image = rendition.image
    if is_withdrawn(rendition) or not (may_have(image, request) or is_staff(request)):
        raise Http404
    with suppress(SourceImageIOError):  # the log knows of it
        rendition.store_again()
    response = serve(request, path, document_root=str(Path(settings.MEDIA_ROOT) / "images"))
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        patch_cache_control(response, private=True, no_cache=True)
    elif isinstance(response, FileResponse):
        shared = settings.PAGE_CACHE_SECONDS
        patch_cache_control(response, public=True, max_age=DAY, s_maxage=shared)
    return response
