"""Where an address leads that nothing answers at: by staff's redirects, or written as ours are.

Nothing is told that whoever asks could not ask for: a hidden page has no redirect, and an address
that was meant is tried as the same visitor, so what is hidden is not found like what never was.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from typing import cast

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.db.models import Q
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.urls import resolve, reverse
from django.utils import translation
from django.utils.encoding import escape_uri_path, uri_to_iri
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from .address_cleaning import (
    ENDING,
    LONGEST,
    language_meant,
    tidied,
    tidied_with_ending,
    without_following,
)
from .codes import active
from .localized import reading_in
from .normalizing import well_formed
from .redirects import for_members, moved_below
from .request_cache import caching


def query_of(request: HttpRequest) -> str:
    """Return the query of a request without what follows readers around."""
    return without_following(request.META.get("QUERY_STRING", ""))


def with_query(address: str, query: str) -> str:
    """Return an address with a query, if there is one."""
    return f"{address}?{query}" if query else address


def lead_on(request: HttpRequest) -> HttpResponse | None:
    """Return the redirect from an address at which there is nothing; None where nothing is meant.

    Redirects go first, then what has moved along with a page, then the address as ours are written.
    """
    with _in_language_of(request):
        redirect = _redirect_for(request)
        if redirect is not None:
            kind = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
            address = redirect.link
            # A redirect may be of an address with its query; then it says all there is to say.
            if "?" not in redirect.old_path + address:
                address = with_query(address, query_of(request))
            return kind(address)
        if request.method not in {"GET", "HEAD"}:
            return None
        address = _moved_to(request)
    address = address or _meant(request)
    return HttpResponsePermanentRedirect(address) if address else None


@contextmanager
def _in_language_of(request: HttpRequest) -> Iterator[None]:
    """Read in the language that an address means: `/SV/…` is Swedish whatever the browser asks."""
    code = language_meant(request.path_info)
    if code is None or code == active():
        yield
        return
    with translation.override(code), reading_in(code), caching(request):
        yield


def _moved_to(request: HttpRequest) -> str:
    """Return where what an address has below a page's has moved, with the query; else empty."""
    address = moved_below(request)
    return address and with_query(address, query_of(request))


def _redirect_for(request: HttpRequest) -> Redirect | None:
    """Return the redirect that staff wrote, or that a page left behind, for an address; one query.

    The address as it was asked for goes first, with its query, then without; then as it may have
    been meant. Case makes no difference. One whose page is not for everyone is as none.
    """
    paths = _paths_asked_for(request)
    if not paths:
        return None
    wanted = Q()
    for path in paths:
        wanted |= Q(old_path__iexact=path)
    site = Site.find_for_request(request)
    found = Redirect.get_for_site(site).filter(wanted).select_related("redirect_page")
    places = {path.lower(): place for place, path in reversed([*enumerate(paths)])}

    def rank(one: Redirect) -> tuple[int, bool, bool]:
        place = places.get(one.old_path.lower(), len(paths))
        return place, one.old_path not in paths, one.site_id is None

    public = (one for one in sorted(found, key=rank) if _leads_somewhere(one))
    return next(public, None)


def _leads_somewhere(redirect: Redirect) -> bool:
    page = redirect.redirect_page
    if page is not None and (not page.live or for_members(page).exists()):
        return False
    return redirect.link is not None


def _paths_asked_for(request: HttpRequest) -> list[str]:
    """Return the paths that a redirect may be from, as Wagtail stores them, the best first."""
    path = request.path
    if len(path) > LONGEST:
        return []
    plain = tidied_with_ending(path)
    bare = [path, plain, f"/{ENDING.sub('', plain.strip('/'))}"]
    queries = [request.META.get("QUERY_STRING", ""), query_of(request)]
    whole = [with_query(escape_uri_path(path), query) for query in queries if query]
    found: list[str] = []
    for one in (*whole, *map(escape_uri_path, bare)):
        # Two slashes at the beginning would make what follows a host.
        stored = Redirect.normalise_path(f"/{one.lstrip('/')}", decode_unicode=False)
        found += [uri_to_iri(stored), stored]
    # A database holds no NUL, and is not asked for one.
    return [one for one in dict.fromkeys(found) if well_formed(one) == one]


def _meant(request: HttpRequest) -> str:
    """Return the address that answers if an address is written as ours are; else empty.

    It is tried by the view itself, as by the same visitor: a HEAD request, which changes and counts
    nothing. Where the view leads on for good, that is where.
    """
    query, staff = query_of(request), reverse("wagtailadmin_home")
    for path in tidied(request.path_info):
        if path.startswith(staff):
            continue
        trial = _at(request, path, query)
        with _in_language_of(trial):
            address = _answered(trial) or _moved_to(trial)
        if address:
            return address
    return ""


def _answered(trial: HttpRequest) -> str:
    """Return where a request is answered by more than an error; empty where it is not."""
    try:
        trial.resolver_match = match = resolve(trial.path_info)
        response = match.func(trial, *match.args, **match.kwargs)
    except (Http404, PermissionDenied, BadRequest, SuspiciousOperation):
        return ""
    if response.status_code == 301:
        return cast(str, response.headers["Location"])
    query = trial.META["QUERY_STRING"]
    return with_query(escape_uri_path(trial.path), query) if response.status_code < 400 else ""


def _at(request: HttpRequest, path: str, query: str) -> HttpRequest:
    """Return a request as it would have come for another address, by HEAD."""
    trial = copy(request)
    trial.__dict__.pop("GET", None)  # Django's cached property
    trial.method, trial.path_info, trial.path = "HEAD", path, path
    changed = {"REQUEST_METHOD": "HEAD", "PATH_INFO": path, "QUERY_STRING": query}
    trial.META = {**request.META, **changed}
    trial.LANGUAGE_CODE = language_meant(path) or request.LANGUAGE_CODE
    return trial
