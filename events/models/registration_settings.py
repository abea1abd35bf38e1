"""How people register for an event: from when, until when, for how many places."""

from datetime import datetime
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from ..capacity import Availability, registration_state
from ..choices import RegistrationMode, RegistrationState
from .registration import Registration


class RegistrationSettingsMixin(models.Model):
    """Whether, when and for how many places people register."""

    public_facts: ClassVar[dict[str, str]] = {
        "registration": "whoever wants to come must know how to register",
        "registration_opens": "whoever wants to come must know when, by the clocks of Sweden",
        "registration_closes": "whoever wants to come must know when, by the clocks of Sweden",
        "capacity": "whoever registers is told whether there is a place left",
        "reserved": "whoever registers is told whether there is a place left",
        "questions": "whoever registers must be asked; their words are the editor's, as the text",
        "events.Registration.event": "who is registered is told to staff alone",
    }
    Mode = RegistrationMode

    registration = models.CharField(
        _("who registers"), max_length=8, choices=Mode, default=Mode.NONE
    )
    registration_opens = models.DateTimeField(_("opens"), null=True, blank=True)
    registration_closes = models.DateTimeField(
        _("closes"), null=True, blank=True, help_text=_("When it begins, unless you say otherwise.")
    )
    capacity = models.PositiveIntegerField(
        _("places"), null=True, blank=True, help_text=_("Empty where there is no limit.")
    )
    reserved = models.PositiveIntegerField(
        _("places given otherwise"),
        default=0,
        help_text=_("To guests, or to people who registered by post or telephone."),
    )

    class Meta:
        abstract = True

    # Of the event that this is mixed into.
    begins_at: datetime
    is_planned: bool

    @property
    def registration_ends(self) -> datetime:
        """When registration closes: when staff say, but at the latest when the event begins."""
        begins = self.begins_at
        closes = self.registration_closes
        return min(closes, begins) if closes else begins

    @property
    def registration_state(self) -> RegistrationState:
        """Where registration stands now."""
        takes_any = self.registration in {self.Mode.OPEN, self.Mode.MEMBERS}
        return registration_state(
            timezone.now(),
            registers=self.registration != self.Mode.NONE,
            open_to_any=takes_any and self.is_planned,
            opens=self.registration_opens,
            closes=self.registration_ends,
        )

    def availability(self) -> Availability:
        """How full it is now; registrations that are not confirmed hold no place."""
        # Not by the relation, which an event that is only previewed does not have yet.
        counted = Registration.objects.filter(event_id=self.pk).aggregate(
            confirmed=Count("pk", filter=Q(status=Registration.Status.CONFIRMED)),
            waiting=Count("pk", filter=Q(status=Registration.Status.WAITING)),
        )
        taken = self.reserved + counted["confirmed"]
        return Availability(self.capacity, taken, counted["waiting"])

    def clean_registration(self) -> None:
        """Refuse a registration that closes before it opens."""
        opens, closes = self.registration_opens, self.registration_closes
        if opens and closes and closes <= opens:
            raise ValidationError({"registration_closes": _("It closes before it opens.")})


REGISTRATION_PANELS = (
    MultiFieldPanel(
        [
            FieldPanel("registration"),
            FieldRowPanel([FieldPanel("registration_opens"), FieldPanel("registration_closes")]),
            FieldRowPanel([FieldPanel("capacity"), FieldPanel("reserved")]),
        ],
        heading=_("Registration"),
    ),
    InlinePanel(
        "questions",
        heading=_("Questions to those who register"),
        label=_("Question"),
        help_text=_(
            "Name and e-mail address are always asked for. Ask for nothing you do not need."
        ),
    ),
)
