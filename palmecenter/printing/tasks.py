"""Files made when a page is published, so that they are ready when somebody asks for them.

They are what a reader's request would make: found by the same key and fingerprint, of the page as
it is when they are made, and only while it is public. Whatever is not ready yet is made when it is
asked for.
"""

import logging
import time
from io import BytesIO
from urllib.parse import urlsplit

from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpRequest
from django.utils import translation
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from palmecenter.languages.availability import has_language
from palmecenter.languages.codes import CODES
from palmecenter.languages.localized import reading_in
from palmecenter.languages.request_cache import caching
from palmecenter.pages.access import is_private
from palmecenter.pages.models import BasePage
from palmecenter.pages.routes import Rendering
from palmecenter.pages.routing import route
from palmecenter.pages.sites import find_site

from . import file_cache, locks
from .epub import EPUB, EPUB_FILE
from .files import Kind, StrangersRequest, made_now
from .pdf import BOOKLET, BOOKLET_FILE, PDF, PDF_FILE
from .pdf_client import NotMadeError

logger = logging.getLogger(__name__)

FILES: tuple[tuple[Rendering, Kind], ...] = (
    (PDF, PDF_FILE),
    (EPUB, EPUB_FILE),
    (BOOKLET, BOOKLET_FILE),
)
# How long it stands in line behind what readers ask for, in seconds; and how long it lets them go
# first after each file: whoever waits looks every twentieth of a second.
PATIENCE, PAUSE = 120, 0.2


def make_soon(page: BasePage) -> None:
    """Have the files of a page made in the background, unless that is to happen already."""
    task_path, args = make_files.module_path, {"args": [page.pk], "kwargs": {}}
    queued = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=task_path, args_kwargs=args
    )
    if not queued.exists():
        make_files.enqueue(page.pk)


@task(backend="queue", queue_name="files", priority=-50)
def make_files(pk: int) -> None:
    """Make what is missing of a page's files, in each language that it has."""
    for code in CODES:
        for view, kind in FILES:
            with translation.override(code), reading_in(code), caching():
                try:
                    _make(pk, code, view, kind)
                except Http404:
                    continue  # withdrawn, of no site, or not offered by this page
                except NotMadeError as error:
                    # A reader who asks for it is told why, in words.
                    logger.warning("Page %s: no %s (%s).", pk, view.name, error.reason.value)
                except Exception:  # the others are made; the queue keeps no word of an error
                    logger.exception("Page %s: making its %s failed.", pk, view.name)


def _make(pk: int, code: str, view: Rendering, kind: Kind) -> None:
    live = BasePage.objects.filter(pk=pk, live=True).first()
    if live is None or is_private(live):
        raise Http404
    page = live.specific
    if not has_language(page, code) or not view.is_possible():
        return
    request = _asked_for(page.whole_address(code) + view.path(code))
    page = _routed(request)
    if page.pk != pk or not view.is_offered(page):
        return
    born = file_cache.generation()
    key = kind.cache_key(page, code)
    recipe = kind.recipe(page, StrangersRequest(request))
    if file_cache.is_too_long(key, recipe.fingerprint):
        return
    with locks.making(wait=PATIENCE) as mine:
        if not mine or file_cache.find(key, recipe.fingerprint):
            return
        made_now(page, key, recipe, born)
    time.sleep(PAUSE)


def _asked_for(address: str) -> HttpRequest:
    """The request of somebody who is not signed in and asks for an address."""
    parts = urlsplit(address)
    return WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": parts.path,
            "SERVER_NAME": parts.hostname or "",
            "SERVER_PORT": str(parts.port or {"https": 443}.get(parts.scheme, 80)),
            "HTTP_HOST": parts.netloc,
            "wsgi.url_scheme": parts.scheme,
            "wsgi.input": BytesIO(),
        }
    )


def _routed(request: HttpRequest) -> BasePage:
    """The page at an address, as the view of all pages finds it."""
    site = find_site(request)
    if site is None:
        raise Http404
    found = route(site.root_page, request, request.path.strip("/").split("/")[1:])
    # Where everybody who asks for the page of a request looks first.
    request._wagtail_route_for_request = found  # type: ignore[attr-defined]  # Wagtail's own name
    page: BasePage = found.page
    return page
