"""Where a page is found: its addresses in both languages, and the way from an address to it."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils import translation
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from palmecenter.languages import addresses
from palmecenter.languages.codes import active
from palmecenter.languages.mixins import PageMixin
from palmecenter.languages.request_cache import get_cached

from .. import routes
from ..doors import door_path, is_door
from ..routes import Match
from ..routing import route
from ..site_roots import roots, site_at_hand


class AddressesMixin(PageMixin):
    """Routing and addresses of a bilingual page; see `palmecenter.languages.addresses`."""

    ancestors_met: list[Page] | None = None
    """The pages above, the home page first, when routing has met them."""

    below: Match | None = None
    """What is shown below the page's own address, in the page's place."""

    view: Match | None = None
    """The view, of the page or of what is shown below it, that was asked for."""

    class Meta:
        abstract = True

    def _get_site_root_paths(self, cache_object: Any = None, **kwargs: Any) -> list:
        """Return where the sites have their roots, that of the request's own site first."""
        return roots()

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple | None:
        """Return Wagtail's URL parts with the path in the active language.

        A page asks for its own address, and for those in menu and foot, several times.
        """
        known = get_cached("url_parts", dict)
        key = (active(), self.url_path)
        if key not in known:
            known[key] = self._url_parts(request)
        return known[key]

    def _url_parts(self, request: HttpRequest | None) -> tuple | None:
        parts = super().get_url_parts(request)
        if parts is None or parts[2] is None:
            return parts
        site_id, root_url, swedish = parts
        if is_door(self):
            return site_id, root_url, door_path(self.slug)
        if active() == "sv":
            return parts
        prefix, _slash, below = swedish[1:].partition("/")
        path = addresses.english_path(self, below, self.all_pages())
        return site_id, root_url, f"/{prefix}/{path}"

    def get_url(self, request: HttpRequest | None = None, current_site: Site | None = None) -> Any:
        """Return the path of a page of the request's own site; of another site's, all of it.

        Wagtail gives all of every address as soon as there are two sites, unless it is told the
        request each time.
        """
        return super().get_url(request, current_site or site_at_hand())

    url = property(get_url)

    def address(self, code: str) -> str:
        """Return the page's path in a language: `/sv/om-oss/`, `/en/about-us/`.

        Of a page of another site than the request's it is the whole address.
        """
        with translation.override(code):
            return self.url or ""

    def whole_address(self, code: str) -> str:
        """Return the page's address with the site's in front, for what leaves the site."""
        with translation.override(code):
            parts = self.get_url_parts()
        if parts is None:
            return ""
        _site, root, path = parts
        # The one site's address is the server's to say; of several, each says its own.
        is_alone = len({one.site_id for one in roots()}) == 1
        return f"{settings.WAGTAILADMIN_BASE_URL if is_alone else root}{path}"

    def address_shown(self, code: str) -> str:
        """Return the path of what is shown: the page, or what it shows below its own address."""
        return self.address(code) + (self.below.path(code) if self.below else "")

    def route_address(self, name: str, code: str, word: str = "") -> str:
        """Return the path of a route below the page by its name, with what fills its gap."""
        return self.address(code) + routes.route_named(type(self), name).path(code, word)

    def query_in(self, code: str, request: HttpRequest) -> str:
        """Return the query as an address in a language has it, for the language switch."""
        return request.META.get("QUERY_STRING", "")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page at an address below this one, and the view under it; see `routing`."""
        return route(self, request, path_components)

    def route_here(self, request: HttpRequest, rest: list[str]) -> RouteResult:
        """Return the page itself or what is below it. `rest` is what the address has below it."""
        if not self.live:
            raise Http404
        if not rest:
            return RouteResult(self)
        self.below, self.view = routes.find(self, rest)
        if self.below is None and self.view is None:
            raise Http404
        if self.view and not self.view.route.is_offered(self):
            raise Http404
        return RouteResult(self, kwargs={"view": self.view} if self.view else {})

    def allowed_http_method_names(self) -> list[str]:
        """Return the methods that what was asked for takes; only what says so takes forms."""
        asked = self.view or self.below
        return list(asked.route.methods) if asked else super().allowed_http_method_names()
