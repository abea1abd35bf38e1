"""When an event is: wall time and its zone, and the instants that follow from them."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from .. import clock

HOME_ZONE = "Europe/Stockholm"


class TimesMixin(models.Model):
    """Days and times as clocks show them at the place, and the name of that place's zone.

    Without times of day it fills its days.
    """

    start_date = models.DateField(_("first day"))
    start_time = models.TimeField(_("begins at"), null=True, blank=True)
    end_date = models.DateField(_("last day"), null=True, blank=True)
    end_time = models.TimeField(_("ends at"), null=True, blank=True)
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        choices=clock.time_zones,
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
    programme: Any

    @property
    def span(self) -> tuple[datetime, datetime]:
        """The instants of beginning and end, in the event's own zone."""
        begins, ends = clock.span(
            (self.start_date, self.start_time), (self.end_date, self.end_time), self.time_zone
        )
        zone = ZoneInfo(self.time_zone)
        return begins.astimezone(zone), ends.astimezone(zone)

    @property
    def last_date(self) -> Any:
        """The last day, which is the first one where no other is given."""
        return self.end_date or self.start_date

    @property
    def is_all_day(self) -> bool:
        """Whether it fills its days, without a time at which it begins."""
        return self.start_time is None

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
            if self.hides_place and self.time_zone != HOME_ZONE:
                self.use_home_zone()
            self.starts_at, self.ends_at = self.span

    def use_home_zone(self) -> None:
        """Say the same instants by the clocks of Sweden: a zone tells where the place is."""
        there, home = ZoneInfo(self.time_zone), ZoneInfo(HOME_ZONE)

        def moved(day: date, at: time) -> datetime:
            return datetime.combine(day, at, there).astimezone(home)

        points = list(self.programme.all())
        for point in points:
            day, begins = point.date, moved(point.date, point.begins)
            point.day, point.begins = begins.date(), begins.time()
            point.ends = point.ends and moved(day, point.ends).time()
        begins, ends = (at.astimezone(home) for at in self.span)
        if self.start_time:
            self.start_date, self.start_time = begins.date(), begins.time()
        if self.end_time:
            last = ends.date()
            self.end_date = last if last != self.start_date else None
            self.end_time = ends.time()
        self.time_zone = HOME_ZONE
        self.programme.set(points)

    def clean_times(self) -> None:
        """Refuse times that clocks never show, and an end before the beginning."""
        errors: dict[str, Any] = {}
        for day, name in ((self.start_date, "start_time"), (self.last_date, "end_time")):
            at = getattr(self, name)
            if day and at and not clock.exists(day, at, self.time_zone):
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
    help_text=_("Leave the times empty when it lasts all day."),
)
