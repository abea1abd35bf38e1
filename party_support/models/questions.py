"""Questions of a chapter: to check one's knowledge by, and to talk about."""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext, gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.panels import side_by_side
from palmecenter.languages.refusals import Refusal
from palmecenter.languages.texts import has_text

from ..forms import HeadingInput
from .chapter import ChapterPage


class KnowledgeQuestion(Orderable, ClusterableModel):
    """A question with options, of which one or several are right; their order is kept."""

    page = ParentalKey(ChapterPage, on_delete=models.CASCADE, related_name="questions")
    text = models.TextField(_("question"), blank=True)
    explanation = models.TextField(
        _("explanation"), blank=True, help_text=_("Why the right answer is right.")
    )
    section = models.CharField(
        _("section with the answer"),
        max_length=200,
        blank=True,
        help_text=_(
            "The heading of that section in this chapter’s text, word for word. "
            "Left empty, whoever is wrong is sent to the beginning of the chapter."
        ),
    )

    names_places: ClassVar[tuple[str, ...]] = ("section",)

    panels = [
        side_by_side("text"),
        InlinePanel("options", heading=_("Options"), label=_("Option"), min_num=2, max_num=10),
        side_by_side("explanation"),
        FieldRowPanel(
            [FieldPanel(localized("section", code), widget=HeadingInput(code)) for code in CODES]
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("knowledge question")
        verbose_name_plural = _("knowledge questions")

    def __str__(self) -> str:
        return self.text_sv or self.text_en or ""

    @property
    def has_right_answer(self) -> bool:
        """Whether any of its options is right: another question nobody can answer."""
        return any(option.is_right for option in self.options.all())

    def refusals(self, number: int, codes: Iterable[str]) -> Iterator[Refusal]:
        """Yield what it lacks, as question `number` of a page, to be asked in some languages."""
        known = {"number": number}
        if not self.has_right_answer:
            message = gettext(
                "Question %(number)d has no right answer. Tick at least one option as right."
            )
            yield Refusal(message % known, row=self)
        for row, code in product([self, *self.options.all()], codes):
            column = localized("text", code)
            if not has_text(getattr(row, column)):
                message = gettext("Question %(number)d has no words in a language that is ready.")
                yield Refusal(message % known, column, row)


class AnswerOption(Orderable):
    """One of the answers to choose from."""

    question = ParentalKey(KnowledgeQuestion, on_delete=models.CASCADE, related_name="options")
    text = models.CharField(_("answer"), max_length=300, blank=True)
    explanation = models.TextField(
        _("explanation"),
        blank=True,
        help_text=_("Why just this answer is right or wrong, where there is more to say."),
    )
    is_right = models.BooleanField(_("right"), default=False)

    panels = [side_by_side("text"), FieldPanel("is_right"), side_by_side("explanation")]

    class Meta(Orderable.Meta):
        verbose_name = _("option")
        verbose_name_plural = _("options")

    def __str__(self) -> str:
        return self.text_sv or self.text_en or ""


class DiscussionQuestion(Orderable):
    """A question that a study circle may talk about; nobody is right."""

    page = ParentalKey(ChapterPage, on_delete=models.CASCADE, related_name="discussion_questions")
    text = models.TextField(_("question"), blank=True)

    panels = [side_by_side("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("question for discussion")
        verbose_name_plural = _("questions for discussion")

    def __str__(self) -> str:
        return self.text_sv or self.text_en or ""
