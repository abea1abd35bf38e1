"""Somebody's registration to an event: the least that is needed, and only for as long."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..choices import RegistrationStatus


class Registration(models.Model):
    """One person's place at an event, or in the line to it.

    It is a row of its own and no part of the page: never in a revision, in search or in an export
    of pages. Cancelling deletes it.
    """

    Status = RegistrationStatus

    event = models.ForeignKey(
        "events.EventPage",
        verbose_name=_("event"),
        on_delete=models.CASCADE,
        related_name="registrations",
    )
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    status = models.CharField(
        _("status"), max_length=11, choices=Status, default=Status.UNCONFIRMED
    )
    # The order in which people confirmed, which is that of the waiting list.
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"))
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    # By the question's key, so that a question that is worded anew keeps its answers.
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    made_at = models.DateTimeField(_("registered"), auto_now_add=True)
    # The status that the last mail told of; another one than the present is still to be told.
    told = models.CharField(max_length=11, choices=Status, blank=True, default="")
    reminded_at = models.DateTimeField(null=True, blank=True)
    # The event's `sequence` in the last mail: of what has changed since they have not been told.
    told_sequence = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="one_number_each"),
            models.UniqueConstraint(
                fields=["event", "email"],
                condition=~models.Q(status="unconfirmed"),
                name="one_registration_for_an_address",
            ),
        ]

    def __str__(self) -> str:
        # Never the name: this is what logs and error reports would print.
        return f"Registration {self.pk}"
