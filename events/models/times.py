"""When an event is: wall time and its zone, and the instants that follow from them.

A zone tells where the place is, and so does a clock: what begins at half past three at night in
Sweden begins at nine in Burma. It also leads back to what was told of the same hour before. So a
level that hides the place leaves the days alone.
"""

from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from .. import dates
from ..dates import HOME_ZONE


class TimesMixin(models.Model):
    """Days and times as clocks show them at the place, and the name of that place's zone.

    Without times of day it fills its days.
    """

    public_facts: ClassVar[dict[str, str]] = {
        "start_date": "whoever wants to come must know the day",
        "end_date": "whoever wants to come must know the day",
        "starts_at": "follows from the days alone where the level hides the clock",
        "ends_at": "follows from the days alone where the level hides the clock",
    }

    start_date = models.DateField(_("first day"))
    start_time = models.TimeField(_("begins at"), null=True, blank=True)
    end_date = models.DateField(_("last day"), null=True, blank=True)
    end_time = models.TimeField(_("ends at"), null=True, blank=True)
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        choices=dates.time_zones,
        default=HOME_ZONE,
        help_text=_("Whose clocks the times above are."),
    )
    # Derived, for lists to sort and filter by; written at every save.
    starts_at = models.DateTimeField(editable=False, db_index=True)
    ends_at = models.DateTimeField(editable=False, db_index=True)

    class Meta:
        abstract = True

    # Of the event that this is mixed into.
    hides_place: bool

    @property
    def span(self) -> tuple[datetime, datetime]:
        """The instants of beginning and end, in the event's own zone; of whole days in Sweden's.

        Where the place is hidden the days are all, whatever a page that is not saved yet still has.
        """
        begins_at, ends_at, zone = self.start_time, self.end_time, self.time_zone
        if self.hides_place:
            begins_at, ends_at, zone = None, None, HOME_ZONE
        begins, ends = dates.span((self.start_date, begins_at), (self.end_date, ends_at), zone)
        return begins.astimezone(ZoneInfo(zone)), ends.astimezone(ZoneInfo(zone))

    @property
    def last_date(self) -> Any:
        """The last day, which is the first one where no other is given."""
        return self.end_date or self.start_date

    @property
    def is_all_day(self) -> bool:
        """Whether it fills its days, without a time at which it begins."""
        return self.start_time is None or self.hides_place

    @property
    def is_past(self) -> bool:
        """Whether it is over. An event is upcoming until then, also while it goes on."""
        return self.span[1] <= timezone.now()

    @property
    def has_begun(self) -> bool:
        """Whether it goes on or is over."""
        return self.span[0] <= timezone.now()

    def set_instants(self) -> None:
        """Derive the instants from the wall times, once a day is given."""
        if self.start_date:
            self.starts_at, self.ends_at = self.span

    def clean_times(self) -> None:
        """Refuse times that clocks never show, and an end before the beginning."""
        errors: dict[str, Any] = {}
        for day, name in ((self.start_date, "start_time"), (self.last_date, "end_time")):
            at = getattr(self, name)
            if day and at and not dates.exists(day, at, self.time_zone):
                errors[name] = _("Clocks skip this time: summer time begins that night.")
        if self.end_time and not self.start_time:
            errors["start_time"] = _("Give the time at which it begins as well.")
        if errors:
            raise ValidationError(errors)
        if self.end_date and self.end_date < self.start_date:
            raise ValidationError({"end_date": _("It ends before it begins.")})
        begins, ends = self.span
        if ends <= begins:
            raise ValidationError({"end_time": _("It ends before it begins.")})


TIMES_PANEL = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("start_date"), FieldPanel("start_time")]),
        FieldRowPanel([FieldPanel("end_date"), FieldPanel("end_time")]),
        FieldPanel("time_zone"),
    ],
    heading=_("When"),
    help_text=_(
        "Leave the times empty when it lasts all day. A protected event keeps its days alone: "
        "write the hour to those who are registered yourself."
    ),
)
