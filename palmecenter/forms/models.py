"""How often something was done lately, without knowing by whom."""

from django.db import models
from django.utils import timezone


class Salt(models.Model):
    """What makes one day's counts unlike any other's; the day after, it exists nowhere."""

    day = models.DateField(unique=True)
    value = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.day)


class Count(models.Model):
    """How often one subject (a network, a mail address) did one thing in a stretch of time."""

    key = models.CharField(max_length=64, unique=True)
    day = models.DateField(db_index=True)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.times}"


class OutgoingMail(models.Model):
    """A mail that has not gone out yet, sealed. It is deleted in the moment when it has.

    What was given up keeps no word of it, only what it was about, for staff to see for a week.
    """

    made_at = models.DateTimeField(default=timezone.now)
    # When it is to be tried; while somebody tries, when another one may if that one was killed.
    try_at = models.DateTimeField(default=timezone.now, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    message = models.BinaryField()
    # By keys of rows, never by names or addresses.
    about = models.JSONField(default=dict, blank=True)
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Mail {self.pk}"
