"""Middleware that reads the language from the address, and the headers that go with it."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.deprecation import MiddlewareMixin
from django.utils.encoding import escape_uri_path
from django.utils.translation.trans_real import parse_accept_lang_header

from .address_cleaning import tidied
from .codes import CODES
from .localized import reading_in
from .redirect_fallback import lead_on, query_of, with_query
from .request_cache import caching

GetResponse = Callable[[HttpRequest], HttpResponse]


def preferred_language(request: HttpRequest) -> str:
    """Return the language that `Accept-Language` asks for; English if neither.

    Whoever asks for neither Swedish nor its neighbours reads English sooner than Swedish.
    """
    return language_asked_for(request) or "en"


def language_asked_for(request: HttpRequest) -> str | None:
    """Return our language that `Accept-Language` asks for (RFC 9110, 12.5.4), or None."""
    header = request.headers.get("Accept-Language", "")
    for wanted, quality in parse_accept_lang_header(header.lower()):
        if not quality:
            continue
        if wanted[:2] in {"sv", "nb", "nn", "no", "da"}:
            return "sv"
        if wanted[:2] == "en":
            return "en"
    return None


def language_in_address(request: HttpRequest) -> str | None:
    """Return the language that an address begins with, or None: `/en/…` → `en`."""
    first = request.path_info.partition("/")[2].partition("/")[0]
    return first if first in CODES else None


class AddressLanguageMiddleware:
    """Take the language from the first part of the address, `/sv/` or `/en/`, from nothing else.

    Outside of both (a mistyped address) `Accept-Language` decides, and the response says so in
    `Vary`. Neither a cookie nor the session is read. What an anonymous visitor gets is the same for
    everyone and may be kept by a shared cache; what a signed-in editor gets may not.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request in the language of its address."""
        in_address = language_in_address(request)
        language = in_address or preferred_language(request)
        with translation.override(language), reading_in(language), caching(request):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            # What says in which language it is, is that for everybody.
            is_alike = in_address or response.has_header("Content-Language")
            response.headers.setdefault("Content-Language", language)
            if not is_alike:
                patch_vary_headers(response, ["Accept-Language"])
            # Whoever saves data is sent no link to the fonts. And no shared cache may hand a page
            # that came uncompressed to everybody: compression says so only when it compresses.
            patch_vary_headers(response, ["Accept-Encoding", "Save-Data"])
        _say_who_may_keep(request, response)
        return response


def _say_who_may_keep(request: HttpRequest, response: HttpResponse) -> None:
    if response.has_header("Cache-Control"):
        return
    if settings.SESSION_COOKIE_NAME in request.COOKIES or response.cookies:
        patch_cache_control(response, private=True, no_cache=True)
    elif request.method in {"GET", "HEAD"} and response.status_code in {200, 301, 404, 410}:
        patch_cache_control(response, public=True, max_age=0, s_maxage=settings.PAGE_CACHE_SECONDS)


class LeadingOnMiddleware(MiddlewareMixin):
    """Lead on from where nothing answers, by redirects or to the address that was meant.

    The query is kept: a filtered list that was shared stays filtered. What a page has below its
    address moves with it. What other sites add to an address to follow readers is taken away
    first: each would be a page of its own to every cache, and goes on to whoever the reader tells.
    """

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        """Take away what follows readers, before anything is made for them."""
        query = query_of(request)
        if (
            query == request.META.get("QUERY_STRING", "")
            or request.method not in {"GET", "HEAD"}
            or language_in_address(request) is None
            # What is written in another way than ours is led on in one step.
            or any(tidied(request.path_info))
        ):
            return None
        return HttpResponsePermanentRedirect(with_query(escape_uri_path(request.path), query))

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Put a redirect in the place of a 404 where there is somewhere to go."""
        return (lead_on(request) if response.status_code == 404 else None) or response


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The site's policy everywhere, and the little more that Wagtail's admin needs in the admin."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Return the parts of the policy for one response."""
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith(reverse("wagtailadmin_home")):
            parts.replace = {**(parts.replace or {}), **settings.ADMIN_CONTENT_SECURITY_POLICY}
        return parts
