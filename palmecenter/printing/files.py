"""Files under a page's address: found, or made now, and sent; or a plain word why there is none."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import IO, Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.log import log_response

from palmecenter.errors.logs import NOW_AND_THEN
from palmecenter.errors.records import named
from palmecenter.forms.rate_limit import is_over_limit, network_of
from palmecenter.languages.localized import reader_language
from palmecenter.media.file_names import disposition_of
from palmecenter.media.sending import Download, read_file, send
from palmecenter.pages.access import is_private
from palmecenter.pages.context import addresses_context, view_url
from palmecenter.pages.models import BasePage
from palmecenter.pages.routes import Match, Rendering, asks_for_words

from . import file_cache, locks
from .file_cache import CacheKey, KeptFile, UnkeptFile
from .pdf_client import NotMadeError, Reason
from .views import PRINT

logger = logging.getLogger(__name__)

# How long a reader waits for another document to be made, in seconds. The same one takes longer.
PATIENCE = 20
HOUR = 3600
# What a reader without a file is answered: 503 passes by itself, 500 is a fault of ours, 422 and
# 429 are neither.
STATUSES = {
    Reason.BUSY: 503,
    Reason.NO_LIBRARIES: 503,
    Reason.FAILED: 500,
    Reason.TOO_BIG: 422,
    Reason.WORDS: 422,
    Reason.TOO_OFTEN: 429,
}
MadeFile = KeptFile | UnkeptFile
RETRY_AFTER = {Reason.BUSY: PATIENCE, Reason.TOO_OFTEN: HOUR}


@dataclass(frozen=True)
class Recipe:
    """How one file is made: `fingerprint` of what goes into it, `make` puts it together."""

    fingerprint: str
    title: str
    make: Callable[[], bytes]


@dataclass(frozen=True)
class Kind:
    """A kind of file: its ending, media type and mark in the cache key, and the recipe for a page.

    The recipe sees the page as somebody does who has not signed in.
    """

    ending: str
    media_type: str
    recipe: Callable[[BasePage, HttpRequest], Recipe]
    mark: str = ""

    def cache_key(self, page: BasePage, code: str, *, is_list: bool = False) -> CacheKey:
        """The key of a page's file in one language; a list by its query has its own."""
        name = "-".join(filter(None, [code, self.mark, "list" if is_list else ""]))
        return CacheKey(page.pk, name, self.ending)

    def size(self, page: BasePage, code: str) -> int | None:
        """The bytes of a page's file if one is kept."""
        if page.below:
            return None
        return file_cache.size_of(self.cache_key(page, code))


def serve_file(
    page: BasePage, request: HttpRequest, view: Rendering, kind: Kind
) -> HttpResponseBase:
    """Answer with a page's file. Whoever gets here may see the page: Wagtail has asked."""
    try:
        if asks_for_words(request) and not view.of_words:
            raise NotMadeError(Reason.WORDS)
        file, recipe = _file(page, request, kind)
        response = send(request, _download(file, recipe, kind))
    except NotMadeError as error:
        return _no_file(page, request, view, error)
    # A shared cache asks every time: what is withdrawn is withdrawn in that very moment.
    if is_private(page):
        patch_cache_control(response, private=True, no_cache=True)
    else:
        patch_cache_control(response, public=True, no_cache=True)
    return response


class StrangersRequest(HttpRequest):
    """A request as somebody would send it who is not signed in.

    What a file shows must not depend on who happened to be the first to ask for it.
    """

    KEPT = (
        "QUERY_STRING",
        "HTTP_HOST",
        "HTTP_X_FORWARDED_HOST",
        "HTTP_X_FORWARDED_PROTO",
        "SERVER_NAME",
        "SERVER_PORT",
    )

    def __init__(self, request: HttpRequest) -> None:
        super().__init__()
        self.method = "GET"
        self.path, self.path_info = request.path, request.path_info
        self.GET = request.GET
        self.META = {name: request.META[name] for name in self.KEPT if name in request.META}
        self.way = str(request.scheme)

    def _get_scheme(self) -> str:
        return self.way


def _file(page: BasePage, request: HttpRequest, kind: Kind) -> tuple[MadeFile, Recipe]:
    """The file for a request, made if it is not kept; raise NotMadeError."""
    born = file_cache.generation()
    code = reader_language()
    is_part = page.below is not None or bool(request.META.get("QUERY_STRING"))
    key = kind.cache_key(page, code, is_list=is_part)
    if file_cache.size_of(key) is None and locks.is_line_full(settings.FILES_IN_LINE):
        # To write the recipe costs a page, and there is nothing to send for it.
        raise NotMadeError(Reason.BUSY)
    recipe = kind.recipe(page, StrangersRequest(request))
    found = file_cache.find(key, recipe.fingerprint) or _made_in_turn(
        page, request, key, recipe, born
    )
    return found, recipe


def _made_in_turn(
    page: BasePage, request: HttpRequest, key: CacheKey, recipe: Recipe, born: str
) -> MadeFile:
    """Make a file when it is this one's turn; raise NotMadeError where the line is too long.

    One is made at a time. A few wait, each in a thread that could show pages; all others are told
    to come back at once.
    """
    if file_cache.is_too_long(key, recipe.fingerprint):
        raise NotMadeError(Reason.TOO_BIG)
    with locks.in_line(settings.FILES_IN_LINE) as has_place:
        if not has_place:
            raise NotMadeError(Reason.BUSY)
        if _is_too_often(request):
            raise NotMadeError(Reason.TOO_OFTEN)
        with locks.making(wait=PATIENCE) as mine:
            if not mine:
                raise NotMadeError(Reason.BUSY)
            return file_cache.find(key, recipe.fingerprint) or made_now(page, key, recipe, born)


def _is_too_often(request: HttpRequest) -> bool:
    try:
        return is_over_limit("document", network_of(request), settings.DOCUMENTS_AN_HOUR)
    except DatabaseError:  # nothing can be written there; nobody is to go without for that
        logger.warning("A file that is made could not be counted.", extra=NOW_AND_THEN)
        return False


def made_now(page: BasePage, key: CacheKey, recipe: Recipe, born: str) -> MadeFile:
    """Make a file and keep it; raise NotMadeError, also where its page changed meanwhile."""
    try:
        data = recipe.make()
    except NotMadeError as error:
        if error.reason is Reason.TOO_BIG:
            logger.warning("Page %s is too long for a file (%s).", page.pk, key.name)
            file_cache.note_too_long(key, recipe.fingerprint)
        raise
    made = _kept(key, recipe, data, born) if _is_as_it_was(page) else None
    if made is None:
        # The page changed, or was withdrawn, while its file was being made.
        raise NotMadeError(Reason.BUSY)
    return made


def _kept(key: CacheKey, recipe: Recipe, data: bytes, born: str) -> MadeFile | None:
    """Keep what was made; where there is no room it is sent all the same."""
    try:
        return file_cache.keep(key, recipe.fingerprint, data, born)
    except OSError as error:
        logger.warning("A file could not be kept: %s", named(error), extra=NOW_AND_THEN)
        return UnkeptFile(data)


def _is_as_it_was(page: BasePage) -> bool:
    """Whether the live row is still the one that this request read."""
    now = BasePage.objects.filter(pk=page.pk, live=True, protection=page.protection)
    return now.filter(last_published_at=page.last_published_at).exists()


def _download(file: MadeFile, recipe: Recipe, kind: Kind) -> Download:
    """A kept file as it is sent: by the site itself, whatever server stands in front.

    That one's tag would be the time of the file, which says here when it was last asked for.
    """
    return Download(
        disposition=disposition_of(recipe.title, kind.ending),
        content_type=kind.media_type,
        size=file.size,
        etag=file.etag,
        read=read_file(partial(_opened, file)),
    )


def _opened(file: MadeFile) -> IO[bytes]:
    try:
        return file.open()
    except FileNotFoundError as error:  # forgotten since it was found
        raise NotMadeError(Reason.BUSY) from error


def _no_file(
    page: BasePage, request: HttpRequest, view: Rendering, error: NotMadeError
) -> HttpResponse:
    """Say in the reader's language why there is no file, and what there is instead."""
    status = STATUSES[error.reason]
    context: dict[str, Any] = {
        "page": page,
        "reason": error.reason.value,
        "status": status,
        "request_id": getattr(request, "request_id", ""),
        **addresses_context(page, request, view=Match(view)),
        "print_url": view_url(page, request, Match(PRINT)),
        "hreflangs": {},
        "robots": "noindex",
    }
    response = render(request, "print/no_file.html", context, status=status)
    if seconds := RETRY_AFTER.get(error.reason):
        response["Retry-After"] = str(seconds)
    if status == 500:
        log_response(
            "A file could not be made.", response=response, request=request, exception=error
        )
    return response
