"""The places below lists in the sitemap."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.sitemaps import Sitemap
from django.utils import translation

from palmecenter.languages.addresses import look_up_ancestors
from palmecenter.languages.presence import languages_of
from palmecenter.pages.lists import public_pages
from palmecenter.pages.models import BasePage
from palmecenter.pages.site_roots import of_this_site

from .pages import ListPageMixin
from .places import Place, places_with_pages

Item = tuple[Any, Place]


class PlaceSitemap(Sitemap):
    """Every place that has pages, with its alternates."""

    i18n = True
    alternates = True
    limit = 10_000

    def items(self) -> list[Item]:
        """Return the places below all public lists."""
        return list(self._places())

    def _places(self) -> Iterator[Item]:
        for model in apps.get_models():
            if not issubclass(model, ListPageMixin) or not model.place_facets:
                continue
            lists = list(public_pages(of_this_site(model.objects.all())))
            look_up_ancestors(lists, BasePage.objects.all())
            for page in lists:
                for place in places_with_pages(model.list_filters, model.place_facets):
                    yield page, place

    def get_languages_for_item(self, item: Item) -> list[str]:
        """Return the languages that the list exists in; terms exist in both."""
        return languages_of(item[0])

    def location(self, item: Item) -> str:
        """Return the address in the language that Django has activated."""
        page, place = item
        code = translation.get_language() or "sv"
        return page.address(code) + place.path(code)
