"""The annexes of manuals in the sitemap."""

from django.contrib.sitemaps import Sitemap
from django.utils import translation

from palmecenter.languages.addresses import look_up_ancestors
from palmecenter.languages.presence import languages_of
from palmecenter.pages.lists import public_pages
from palmecenter.pages.models import BasePage
from palmecenter.pages.site_roots import of_this_site

from .annexes import Annex
from .models import ManualPage

Item = tuple[ManualPage, Annex]


class AnnexSitemap(Sitemap):
    """What stands below a manual and may be found by search engines, with its alternates."""

    i18n = True
    alternates = True

    def items(self) -> list[Item]:
        """Return the annexes of all public manuals."""
        manuals = list(public_pages(of_this_site(ManualPage.objects.all())))
        look_up_ancestors(manuals, BasePage.objects.all())
        return [
            (manual, annex) for manual in manuals for annex in manual.annexes() if annex.is_indexed
        ]

    def get_languages_for_item(self, item: Item) -> list[str]:
        """Return the languages that the manual exists in; what its annexes say is in it."""
        return languages_of(item[0])

    def location(self, item: Item) -> str:
        """Return the address in the language that Django has activated."""
        manual, annex = item
        code = translation.get_language() or "sv"
        return f"{manual.address(code)}{annex.slugs[code]}/"
