"""How much of a thing the public may know (decision 20)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProtectionLevel(models.TextChoices):
    """How much the public may know, from everything to nothing."""

    OPEN = "open", _("open")
    LIMITED = "limited", _("limited: country and theme, but not the partner")
    PROTECTED = "protected", _("protected: neither country, partner, amount, place nor picture")
    CLOSED = "closed", _("closed: for staff only, nowhere public")

    @property
    def short(self) -> str:
        """The level in one word, where there is no room for what it hides."""
        return str(self.label).partition(":")[0]

    @property
    def hides(self) -> "list[ProtectionLevel]":
        """Return this level and those below it but `OPEN`: all whose rules it must keep."""
        levels = list(ProtectionLevel)
        return levels[1 : levels.index(self) + 1]

    @property
    def lesser(self) -> "list[ProtectionLevel]":
        """Return the levels that hide less than this one."""
        levels = list(ProtectionLevel)
        return levels[: levels.index(self)]
