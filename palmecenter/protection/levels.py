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


def begins_anew(before: str, now: str) -> bool:
    """Whether a page of the level `now` may not be known for what it was at `before`.

    Whoever kept last month's file, a feed or a calendar has the country, the partner and the exact
    sum beside an id. From *protected* on a page is another one: its id, and since when it is
    published, begin anew. What is left to join the two by is in the hands of the editor, who is
    told: the heading, the address, the day of an event. And the time at which one goes and another
    comes.
    """
    levels = (ProtectionLevel(before), ProtectionLevel(now))
    was_known, is_known = (ProtectionLevel.PROTECTED not in level.hides for level in levels)
    return was_known and not is_known
