"""The front page."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable

from palmecenter.languages.localized import Localized, reader_language
from palmecenter.languages.panels import side_by_side

from ..context import hides_related
from ..home_panels import parts
from ..navigation import DEFAULT_VOICE, fronts
from ..panels import publishing_tab, settings_tab, tabs, text_tab
from ..querysets import public_for_listing, with_pages
from .base import BasePage


class HomePage(BasePage):
    """What the Center is in one sentence, the ways in, what is featured, what is next and new."""

    shows_related: ClassVar[bool] = False
    required_texts: tuple[str, ...] = ("heading", "summary")
    template = "pages/home_page.html"
    print_template: ClassVar[str] = "print/home_page.html"
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    # Whatever is a section's front says so itself, in `parent_page_types`.
    subpage_types: ClassVar[list[str] | None] = None
    max_count = 1

    picture = models.ForeignKey(
        "media.Image",
        verbose_name=_("picture"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    edit_handler = tabs(
        text_tab(
            FieldPanel("picture"),
            InlinePanel("entries", heading=_("Ways in"), label=_("Way in"), max_num=4),
            InlinePanel("featured_pages", heading=_("Featured"), label=_("Page"), max_num=6),
        ),
        settings_tab(),
        publishing_tab(),
    )

    class Meta:
        verbose_name = _("home page")

    @classmethod
    def for_display(cls) -> models.QuerySet:
        """Fetch the picture along with the page."""
        return super().for_display().select_related("picture")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `entries`, `featured`, and what the sections show in their `parts`."""
        context = super().get_context(request, *args, **kwargs)
        entries = with_pages(self.entries.all(), "target", "voice")
        open_to_all = _to_lead_to(entry.target for entry in entries)
        rows = with_pages(self.featured_pages.all(), "featured")
        featured = _to_lead_to(row.featured for row in rows)
        context["entries"] = [
            entry.shown_with(self) for entry in entries if entry.target in open_to_all
        ]
        context["featured"] = featured
        context["parts"] = parts(request, fronts(request))
        return context


def _to_lead_to(pages: Iterable[BasePage]) -> list[BasePage]:
    """Return the pages that the front page may lead to.

    Its place there, and the words beside it, would tell which one a protected page was before.
    """
    return public_for_listing(page for page in pages if not hides_related(page))


class HomeEntry(Orderable):
    """A way into the site: a section, with what a visitor finds there."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="entries")
    target = models.ForeignKey(
        BasePage, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )
    heading = models.CharField(_("heading"), max_length=120, blank=True)
    text = models.TextField(_("text"), blank=True)

    panels = [PageChooserPanel("target"), side_by_side("heading"), side_by_side("text")]

    def __str__(self) -> str:
        return self.heading_sv or self.heading_en or str(self.target)

    @property
    def url(self) -> str:
        """The address of the page that the entry leads to."""
        return self.target.address(reader_language())

    @property
    def voice(self) -> str:
        """The accent of the section that the entry leads to."""
        return self.target.voice or DEFAULT_VOICE

    def shown_with(self, page: HomePage) -> Localized:
        """Return the entry in the language that its page is shown in."""
        return Localized(self, page.shown_language)


class FeaturedPage(Orderable):
    """A page that editors put on the front page."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="featured_pages")
    featured = models.ForeignKey(
        BasePage, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [PageChooserPanel("featured")]

    def __str__(self) -> str:
        return str(self.featured)
