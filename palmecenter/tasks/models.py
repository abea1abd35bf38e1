"""When each job ran last, and how that ended."""

from datetime import datetime

from django.db import models


class JobRun(models.Model):
    """The last run of a job. Of a failure it says where it was and of which type, never of what."""

    name = models.CharField(max_length=60, unique=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    succeeded_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether it has begun and not ended: it is at work, or was broken off."""
        return self.ended_at is None or self.ended_at < self.started_at

    @property
    def seconds(self) -> float | None:
        """How long it took; None while it is open."""
        if self.is_open or not isinstance(self.ended_at, datetime):
            return None
        return (self.ended_at - self.started_at).total_seconds()
