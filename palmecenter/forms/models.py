"""How often something was done lately, without knowing by whom."""

from django.db import models


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
