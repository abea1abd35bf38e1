"""The sitemap: every public page, and what is below it, in each language that it exists in."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.sitemaps import Sitemap
from django.utils import translation

from palmecenter.languages.addresses import look_up_ancestors
from palmecenter.languages.availability import languages_of
from palmecenter.languages.request_cache import current_request

from .doors import Door, alternates, doors, is_door
from .models import BasePage
from .querysets import public_pages
from .routes import Match, routes_of
from .site_roots import of_this_site


class PageSitemap(Sitemap):
    """All public pages with their alternates (sitemaps.org; Google's hreflang in sitemaps)."""

    i18n = True
    alternates = True
    limit = 10_000

    def items(self) -> list[BasePage]:
        """Return the public pages, without aliases of others.

        In no order that means anything: among the same neighbours a page that has another address
        since its level was raised would be known for what it was.
        """
        public = public_pages(of_this_site(BasePage.objects.filter(alias_of=None)))
        pages = [page for page in public.order_by("translation_key") if not is_door(page)]
        look_up_ancestors(pages, BasePage.objects.all())
        return pages

    def get_languages_for_item(self, item: BasePage) -> list[str]:
        """Return the languages that a page exists in."""
        return languages_of(item)

    def location(self, item: BasePage) -> str:
        """Return the address in the language that Django has activated."""
        return item.address(translation.get_language() or "sv")

    def lastmod(self, item: BasePage) -> datetime | None:
        """Return when the page was last published."""
        return item.last_published_at


class DoorSitemap(Sitemap):
    """The doors of other languages, with each other and the site's own two as alternates."""

    def items(self) -> list[Door]:
        """Return the public ones."""
        request = current_request()
        return doors(request) if request else []

    def location(self, item: Door) -> str:
        """Return the address."""
        return item.url

    def get_urls(self, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        """Add the alternates, which are the same for all."""
        urls = super().get_urls(*args, **kwargs)
        origin = urls[0]["location"].removesuffix(urls[0]["item"].url) if urls else ""
        languages = alternates([url["item"] for url in urls])
        return [
            url
            | {
                "alternates": [
                    {"location": origin + path, "lang_code": tag} for tag, path in languages.items()
                ]
            }
            for url in urls
        ]


class RouteSitemap(Sitemap):
    """What stands below public pages and may be found by search engines, with its alternates."""

    i18n = True
    alternates = True
    limit = 10_000

    def items(self) -> list[tuple[BasePage, Match]]:
        """Return the page and the match of everything."""
        return list(self._below())

    def _below(self) -> Iterator[tuple[BasePage, Match]]:
        for model in apps.get_models():
            indexed = [route for route in routes_of(model) if route.indexed]
            if not indexed:
                continue
            pages = list(public_pages(of_this_site(model._default_manager.all())))
            look_up_ancestors(pages, BasePage.objects.all())
            for page in pages:
                for route in indexed:
                    yield from ((page, match) for match in route.all_of(page))

    def get_languages_for_item(self, item: tuple[BasePage, Match]) -> list[str]:
        """Return the languages that the page exists in; what is below it is in them too."""
        return languages_of(item[0])

    def location(self, item: tuple[BasePage, Match]) -> str:
        """Return the address in the language that Django has activated."""
        page, match = item
        code = translation.get_language() or "sv"
        return page.address(code) + match.path(code)
