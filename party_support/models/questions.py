"""Questions of a chapter: to check one's knowledge by, and to talk about."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from palmecenter.languages.panels import side_by_side

from .chapter import ChapterPage


class KnowledgeQuestion(Orderable, ClusterableModel):
    """A question with options, of which one or several are right; their order is kept."""

    page = ParentalKey(ChapterPage, on_delete=models.CASCADE, related_name="questions")
    text = models.TextField(_("question"), blank=True)
    explanation = models.TextField(
        _("explanation"), blank=True, help_text=_("Why the right answer is right.")
    )

    panels = [
        side_by_side("text"),
        InlinePanel("options", heading=_("Options"), label=_("Option"), min_num=2, max_num=10),
        side_by_side("explanation"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("knowledge question")
        verbose_name_plural = _("knowledge questions")

    def __str__(self) -> str:
        return self.text_sv or self.text_en or ""


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
