"""What staff ask those who register for an event."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from palmecenter.languages.codes import CODES, localized, other
from palmecenter.languages.mixins import PageMixin
from palmecenter.languages.panels import NAMES_FOR_STAFF, side_by_side
from palmecenter.languages.refusals import Refusal

from ..choices import QuestionKind
from ..forms import EventForm


@dataclass(frozen=True)
class Option:
    """One answer to choose from: what is stored, and what the reader reads in which language."""

    value: str
    label: str
    language: str


class RegistrationQuestion(Orderable):
    """A question in the form of one event.

    Answers to sensitive questions are erased the day after the event, all others with the rest.
    """

    Kind = QuestionKind

    public_facts: ClassVar[dict[str, str]] = {
        **dict.fromkeys(("kind", "is_required", "is_sensitive"), "how it is asked, not what"),
        **dict.fromkeys(("label", "help_text", "options"), "words of the editor's, as the text"),
    }

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="questions")
    kind = models.CharField(_("answered by"), max_length=6, choices=Kind, default=Kind.LINE)
    label = models.CharField(_("question"), max_length=200, blank=True)
    help_text = models.CharField(_("explanation"), max_length=250, blank=True)
    options = models.TextField(
        _("answers"), blank=True, help_text=_("One a line, in the same order in both languages.")
    )
    is_required = models.BooleanField(_("must be answered"), default=False)
    is_sensitive = models.BooleanField(
        _("sensitive"),
        default=False,
        help_text=_("Food, health, access: the answers are erased the day after the event."),
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("is_required"), FieldPanel("is_sensitive")]),
        side_by_side("label"),
        side_by_side("help_text"),
        side_by_side("options"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.label or self.label_sv or self.label_en or ""

    def _lines(self, code: str) -> list[str]:
        text = getattr(self, localized("options", code)) or ""
        return [line.strip() for line in text.splitlines() if line.strip()]

    def options_in(self, code: str) -> list[Option]:
        """The answers to choose from in a language.

        What is stored is the Swedish line, so that staff count the same answer once.
        """
        language = code if self._lines(code) else other(code)
        shown = self._lines(language)
        stored = self._lines("sv") or shown
        return [Option(*pair, language) for pair in zip(stored, shown, strict=False)]

    def language_for(self, code: str) -> str:
        """The language that it is asked in: the reader's, or the other where it lacks it."""
        return code if getattr(self, localized("label", code)) else other(code)

    def lacks_in(self, code: str) -> dict[str, str]:
        """Messages to staff on what it lacks to be asked in a language, by column."""
        known = {"language": NAMES_FOR_STAFF[code], "question": str(self)}
        lacks = {}
        if not getattr(self, localized("label", code)):
            message = gettext(
                "%(language)s is ready, but the question “%(question)s” has no text in it."
            )
            lacks[localized("label", code)] = message % known
        answers = max(len(self._lines(language)) for language in CODES)
        if self.kind == self.Kind.CHOICE and len(self._lines(code)) < answers:
            message = gettext(
                "%(language)s is ready, but the question “%(question)s” lacks answers in it."
            )
            lacks[localized("options", code)] = message % known
        return lacks

    def clean(self) -> None:
        """Refuse a choice without answers, or with more in one language than in the other."""
        super().clean()
        counts = {len(self._lines(code)) for code in CODES} - {0}
        if self.kind == self.Kind.CHOICE and len(counts) != 1:
            message = _("Give the answers, as many in one language as in the other.")
            raise ValidationError({"options_sv": message})


class QuestionsMixin(PageMixin):
    """A page with questions, which goes live only when all who are asked can read them."""

    base_form_class = EventForm

    class Meta:
        abstract = True

    def refusals(self) -> Iterator[Refusal]:
        """Add what a question lacks in a language that is ready."""
        yield from super().refusals()
        ready = [code for code in CODES if getattr(self, localized("ready", code))]
        for question, code in product(self.questions.all(), ready):
            for column, message in question.lacks_in(code).items():
                yield Refusal(message, column, question)
