"""The manual: its cover, and what holds for all of its chapters."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from palmecenter.blocks.body import BodyBlock
from palmecenter.blocks.fields import StreamField
from palmecenter.languages.codes import localized
from palmecenter.languages.panels import side_by_side, stacked
from palmecenter.languages.texts import plain_text
from palmecenter.pages.models import BasePage
from palmecenter.pages.panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab

from ..book import manual_as_book
from ..context.manual import manual_context
from ..querysets import fetch_whole
from ..quiz.views import NoStoreMixin, give_word
from .chapter import ChapterPage
from .snippets import GlossaryTerm


class ManualPage(NoStoreMixin, BasePage):
    """A manual for building a strong democratic party; its chapters are the pages below it."""

    required_texts: tuple[str, ...] = ("heading", "summary")
    template = "party_support/manual_page.html"
    parent_page_types: ClassVar[list[str]] = [
        "party_support.PartySupportIndexPage",
        "pages.SectionPage",
    ]
    subpage_types: ClassVar[list[str]] = ["party_support.ChapterPage"]
    kind = _("Manual")
    offers: frozenset[str] = frozenset({"epub", "booklet"})

    subtitle = models.CharField(_("subtitle"), max_length=200, blank=True)
    how_to_use = models.TextField(_("how to use the manual"), blank=True)
    safety = models.TextField(
        _("safety"),
        blank=True,
        help_text=_("What somebody should know before they carry a party manual with them."),
    )
    leading = StreamField(
        BodyBlock(),
        verbose_name=_("how to lead a study circle"),
        blank=True,
        help_text=_("How to run a meeting; opens the study-circle leader’s view."),
    )
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
            side_by_side("subtitle"),
            FieldPanel("picture"),
            side_by_side("how_to_use"),
            side_by_side("safety"),
            stacked("leading", heading=_("How to lead a study circle")),
        ),
        settings_tab(RELATED_PANEL),
        publishing_tab(),
    )

    class Meta:
        verbose_name = _("manual")
        verbose_name_plural = _("manuals")

    @classmethod
    def for_display(cls) -> models.QuerySet:
        """Fetch the picture along with the page."""
        return super().for_display().select_related("picture")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what `party_support.context` makes of the manual."""
        return super().get_context(request, *args, **kwargs) | manual_context(self)

    def as_book(self, request: HttpRequest) -> Any:
        """The whole manual as a book; None where something below it was asked for."""
        return (
            None if self.below else manual_as_book(self, request, list(GlossaryTerm.objects.all()))
        )

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Serve the manual; give whoever asks for a check without a word for it a word."""
        is_check = self.below is not None and self.below.name == "check"
        given = give_word(self, request) if is_check and not kwargs.get("view") else None
        return given or super().serve(request, *args, **kwargs)

    def whole_chapters(self) -> list[ChapterPage]:
        """Its public chapters with everything in them, by a fixed number of queries."""
        return fetch_whole(ChapterPage.objects.child_of(self))

    def words(self, code: str) -> str:
        """What the cover says beside its heading and summary."""
        names = ("subtitle", "how_to_use", "safety", "leading")
        return "\n".join(plain_text(getattr(self, localized(name, code))) for name in names)
