"""A chapter of the manual."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField

from palmecenter.languages.codes import localized
from palmecenter.languages.panels import stacked
from palmecenter.languages.texts import plain_text
from palmecenter.pages.models import BasePage
from palmecenter.pages.panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab

from ..blocks import ChapterBlock


class ChapterPage(BasePage):
    """Text, a picture, comments from different countries, and questions.

    A chapter's number is its place among the public chapters of its manual; it is stored nowhere.
    """

    required_texts: ClassVar[tuple[str, ...]] = ("heading", "body")
    template = "party_support/chapter_page.html"
    print_template: ClassVar[str] = "print/chapter_page.html"
    parent_page_types: ClassVar[list[str]] = ["party_support.ManualPage"]
    subpage_types: ClassVar[list[str]] = []
    kind = _("Chapter")

    body = StreamField(ChapterBlock(), verbose_name=_("text"), blank=True)
    picture = models.ForeignKey(
        "media.Image",
        verbose_name=_("illustration"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    edit_handler = tabs(
        text_tab(
            FieldPanel("picture"),
            stacked("body", heading=_("Text")),
            InlinePanel(
                "comments", heading=_("Comments from different countries"), label=_("Comment")
            ),
            InlinePanel(
                "questions", heading=_("Questions to check your knowledge"), label=_("Question")
            ),
            InlinePanel(
                "discussion_questions",
                heading=_("Questions for discussion"),
                label=_("Question"),
                help_text=_("Suggestions to whoever leads a study circle."),
            ),
        ),
        settings_tab(RELATED_PANEL),
        publishing_tab(),
    )

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")

    @classmethod
    def for_display(cls) -> models.QuerySet:
        """Fetch the picture along with the page."""
        return super().for_display().select_related("picture")

    def prepare_texts(self) -> None:
        """Leave out of the draft as well what the comments' protection levels hide."""
        for comment in self.comments.all():
            comment.hide_facts()
        super().prepare_texts()

    def words(self, code: str) -> str:
        """Return the text, the comments and the questions in one language."""
        texts = [
            getattr(self, localized("body", code)),
            *(getattr(one, localized("text", code)) for one in self.comments.all()),
            *(getattr(one, localized("text", code)) for one in self.questions.all()),
            *(getattr(one, localized("text", code)) for one in self.discussion_questions.all()),
        ]
        return "\n".join(plain_text(text) for text in texts)
