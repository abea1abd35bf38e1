"""A chapter of the manual."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel

from palmecenter.blocks.fields import StreamField
from palmecenter.languages.availability import languages_of
from palmecenter.languages.codes import localized
from palmecenter.languages.panels import stacked
from palmecenter.languages.refusals import Refusal
from palmecenter.languages.texts import plain_text
from palmecenter.pages.models import BasePage
from palmecenter.pages.panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab
from palmecenter.protection.children import ProtectedChildrenMixin

from ..blocks import ChapterBlock
from ..context.manual import chapter_context
from ..forms import ChapterForm, QuestionsPanel
from ..quiz.views import NoStoreMixin
from .snippets import GlossaryTerm


class ChapterPage(NoStoreMixin, ProtectedChildrenMixin, BasePage):
    """Text, a picture, comments from different countries, and questions.

    A chapter's number is its place among the public chapters of its manual; it is stored nowhere.
    """

    required_texts: tuple[str, ...] = ("heading", "body")
    template = "party_support/chapter_page.html"
    print_template: ClassVar[str] = "party_support/print/chapter_page.html"
    parent_page_types: ClassVar[list[str]] = ["party_support.ManualPage"]
    subpage_types: ClassVar[list[str]] = []
    protected_children = "country_comments"
    kind = _("Chapter")
    base_form_class = ChapterForm

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
                "country_comments",
                heading=_("Comments from different countries"),
                label=_("Comment"),
            ),
            QuestionsPanel(
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

    number: int | None = None
    """Set where the chapters of a manual are listed."""

    @classmethod
    def for_display(cls) -> models.QuerySet:
        """Fetch the picture, the comments and the questions along with the page."""
        return (
            super()
            .for_display()
            .select_related("picture")
            .prefetch_related("country_comments__country", "country_comments__party")
            .prefetch_related("questions__options")
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what `party_support.context` makes of a chapter."""
        context = super().get_context(request, *args, **kwargs)
        return context | chapter_context(self, request, GlossaryTerm.objects.all())

    def refusals(self) -> Iterator[Refusal]:
        """Add what a question lacks to be asked: a right answer, or words in a ready language."""
        yield from super().refusals()
        codes = languages_of(self)
        for number, question in enumerate(self.questions.all(), start=1):
            yield from question.refusals(number, codes)

    def words(self, code: str) -> str:
        """The text, the comments and the questions in one language."""
        rows = (
            *self.country_comments.all(),
            # Others are not shown.
            *(question for question in self.questions.all() if question.has_right_answer),
            *self.discussion_questions.all(),
        )
        texts = [getattr(row, localized("text", code)) for row in rows]
        texts.insert(0, getattr(self, localized("body", code)))
        return "\n".join(plain_text(text) for text in texts)
