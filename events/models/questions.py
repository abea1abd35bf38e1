"""What staff ask those who register for an event."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from palmecenter.languages.codes import CODES, localized, other
from palmecenter.languages.panels import side_by_side


@dataclass(frozen=True)
class Option:
    """One answer to choose from: what is stored, and what the reader reads."""

    value: str
    label: str


class RegistrationQuestion(Orderable):
    """A question in the form of one event.

    Answers to sensitive questions are erased the day after the event, all others with the rest.
    """

    class Kind(models.TextChoices):
        """How it is answered."""

        LINE = "line", _("one line")
        TEXT = "text", _("several lines")
        CHOICE = "choice", _("one of several answers")
        YES = "yes", _("a tick")

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
        """Return the answers to choose from in a language.

        What is stored is the Swedish line, so that staff count the same answer once.
        """
        shown = self._lines(code) or self._lines(other(code))
        stored = self._lines("sv") or shown
        return [Option(*pair) for pair in zip(stored, shown, strict=False)]

    def clean(self) -> None:
        """Refuse a choice without answers, or with more in one language than in the other."""
        super().clean()
        counts = {len(self._lines(code)) for code in CODES} - {0}
        if self.kind == self.Kind.CHOICE and len(counts) != 1:
            message = _("Give the answers, as many in one language as in the other.")
            raise ValidationError({"options_sv": message})
