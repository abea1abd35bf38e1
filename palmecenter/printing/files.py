"""Files under a page's address: found, or made now, and sent; or a plain word why there is none."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import IO, Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from palmecenter.languages.reading import reader_language
from palmecenter.media.sending import Download, read_file, send
from palmecenter.pages.context import addresses_context
from palmecenter.pages.models import BasePage
from palmecenter.pages.restrictions import is_private
from palmecenter.pages.subviews import Subview

from . import keeping
from .keeping import KeptFile, Slot
from .names import content_disposition
from .typesetting import NotMadeError, Reason

# How long a reader waits for another document to be made, in seconds. The same one takes longer.
PATIENCE = 20


@dataclass(frozen=True)
class Recipe:
    """How one file is made: `key` says what goes into it, `make` puts it together."""

    key: str
    title: str
    make: Callable[[], bytes]


@dataclass(frozen=True)
class Kind:
    """A kind of file: its ending and media type, the slot's mark, and the recipe for a page.

    The recipe sees the page as somebody does who has not signed in.
    """

    ending: str
    media_type: str
    recipe: Callable[[BasePage, HttpRequest], Recipe]
    mark: str = ""

    def slot(self, page: BasePage, code: str, *, is_list: bool = False) -> Slot:
        """Return the slot of a page's file in one language; a list by its query has its own."""
        name = "-".join(filter(None, [code, self.mark, "list" if is_list else ""]))
        return Slot(page.pk, name, self.ending)

    def size(self, page: BasePage, code: str) -> int | None:
        """Return the bytes of a page's file if one is kept."""
        if _is_below(page, code):
            return None
        return keeping.size_of(self.slot(page, code))


def serve_file(page: BasePage, request: HttpRequest, view: Subview, kind: Kind) -> HttpResponseBase:
    """Answer with a page's file. Whoever gets here may see the page: Wagtail has asked."""
    try:
        file, recipe = _file(page, StrangersRequest(request), kind)
        response = send(request, _download(file, recipe, kind))
    except NotMadeError as error:
        return _no_file(page, request, view, error.reason)
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


def _file(page: BasePage, request: HttpRequest, kind: Kind) -> tuple[KeptFile, Recipe]:
    """Return the file for a request, made if it is not kept; raise NotMadeError."""
    born = keeping.generation()
    recipe = kind.recipe(page, request)
    code = reader_language()
    is_part = _is_below(page, code) or bool(request.META.get("QUERY_STRING"))
    slot = kind.slot(page, code, is_list=is_part)
    found = keeping.find(slot, recipe.key)
    if found is None:
        with keeping.making(wait=PATIENCE) as mine:
            if not mine:
                raise NotMadeError(Reason.BUSY)
            found = keeping.find(slot, recipe.key) or _made(page, slot, recipe, born)
    return found, recipe


def _is_below(page: BasePage, code: str) -> bool:
    """Say whether the address is of something that the page shows below its own."""
    return page.place(code) != page.address(code)


def _made(page: BasePage, slot: Slot, recipe: Recipe, born: str) -> KeptFile:
    data = recipe.make()
    made = keeping.keep(slot, recipe.key, data, born) if _is_as_it_was(page) else None
    if made is None:
        # The page changed, or was withdrawn, while its file was being made.
        raise NotMadeError(Reason.BUSY)
    return made


def _is_as_it_was(page: BasePage) -> bool:
    """Say whether the live row is still the one that this request read."""
    now = BasePage.objects.filter(pk=page.pk, live=True, protection=page.protection)
    return now.filter(last_published_at=page.last_published_at).exists()


def _download(file: KeptFile, recipe: Recipe, kind: Kind) -> Download:
    """Return a kept file as it is sent: by the site itself, whatever server stands in front.

    That one's tag would be the time of the file, which says here when it was last asked for.
    """
    return Download(
        disposition=content_disposition(recipe.title, kind.ending),
        content_type=kind.media_type,
        size=file.size,
        etag=file.etag,
        read=read_file(partial(_opened, file)),
    )


def _opened(file: KeptFile) -> IO[bytes]:
    try:
        return file.path.open("rb")
    except FileNotFoundError as error:  # forgotten since it was found
        raise NotMadeError(Reason.BUSY) from error


def _no_file(page: BasePage, request: HttpRequest, view: Subview, reason: Reason) -> HttpResponse:
    """Say in the reader's language why there is no file, and what there is instead (503)."""
    context: dict[str, Any] = {
        "page": page,
        "reason": reason.value,
        **addresses_context(page, request, view=view),
        "hreflangs": {},
        "robots": "noindex",
    }
    response = render(request, "print/no_file.html", context, status=503)
    if reason is Reason.BUSY:
        response["Retry-After"] = str(PATIENCE)
    return response
