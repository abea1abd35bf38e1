"""The pages of all countries and of all themes; each of them has its hub below."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from palmecenter.languages.mixins import PageMixin
from palmecenter.languages.panels import side_by_side, stacked
from palmecenter.pages.models import BasePage, SectionPage
from palmecenter.pages.panels import publishing_tab, settings_tab, tabs, text_tab
from palmecenter.taxonomy.models import Country, Theme

from .index_context import countries_context, themes_context


class HubIndexMixin(PageMixin):
    """A page with a hub below it for each term of a model that anything public is about.

    It stands right below the home page, so that it is found without a query.
    """

    comes_before: ClassVar[tuple[str, ...]] = ("BasePage",)
    hub_model: ClassVar[type]
    # A hub tells by itself what relates to it.
    shows_related: ClassVar[bool] = False
    public_facts: ClassVar[dict[str, str]] = {"note": "stands under every country or theme alike"}

    note = models.TextField(
        _("note under every one of them"),
        blank=True,
        help_text=_("Shown under the text of each. What only some had would tell of those."),
    )

    edit_handler = tabs(
        text_tab(FieldPanel("picture"), stacked("body", heading=_("Text")), side_by_side("note")),
        settings_tab(FieldPanel("voice")),
        publishing_tab(),
    )

    class Meta:
        abstract = True

    def children(self) -> list[BasePage]:
        """None: what is below the page is no page of its own."""
        return []


class CountryIndexPage(HubIndexMixin, SectionPage):
    """Where the Center works: the countries by region, on a map and as a list."""

    template = "hubs/country_index_page.html"
    print_template: ClassVar[str] = "hubs/print/country_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str] | None] = []
    max_count = 1
    hub_model = Country

    class Meta:
        verbose_name = _("page of all countries")
        verbose_name_plural = _("pages of all countries")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the countries by region, and their map."""
        context = super().get_context(request, *args, **kwargs)
        return context | countries_context(self)


class ThemeIndexPage(HubIndexMixin, SectionPage):
    """What the work is about: the themes, each with what it means."""

    template = "hubs/theme_index_page.html"
    print_template: ClassVar[str] = "hubs/print/theme_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str] | None] = []
    max_count = 1
    hub_model = Theme

    class Meta:
        verbose_name = _("page of all themes")
        verbose_name_plural = _("pages of all themes")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the themes."""
        context = super().get_context(request, *args, **kwargs)
        return context | themes_context(self)


INDEXES: dict[type, type[BasePage]] = {Country: CountryIndexPage, Theme: ThemeIndexPage}
