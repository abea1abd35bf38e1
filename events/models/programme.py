"""The programme of an event: what comes when."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from palmecenter.languages.panels import side_by_side


class ProgrammeItem(Orderable):
    """One point of the programme, at wall time in the event's zone."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="programme")
    day = models.DateField(
        _("day"), null=True, blank=True, help_text=_("The first day, unless you say otherwise.")
    )
    begins = models.TimeField(_("begins at"))
    ends = models.TimeField(_("ends at"), null=True, blank=True)
    heading = models.CharField(_("heading"), max_length=200, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("day"), FieldPanel("begins"), FieldPanel("ends")]),
        side_by_side("heading"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("point of the programme")
        verbose_name_plural = _("programme")

    def __str__(self) -> str:
        return f"{self.begins:%H:%M} {self.heading}"

    @property
    def date(self) -> date:
        """The day it is on."""
        return self.day or self.page.start_date
