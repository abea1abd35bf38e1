"""Sums that could tell which project it is are rounded before they are stored."""

from collections.abc import Iterable
from typing import Any

from palmecenter.formatting import rounded
from palmecenter.languages.mixins import PageMixin
from palmecenter.protection.levels import ProtectionLevel


class RoundedSumsMixin(PageMixin):
    """Rounds the sums of a project that is not open, in its row and in every revision.

    An exact sum is as good as a name to whoever has seen the agreement. Comes before the classes
    that save.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save the row with sums that may be told."""
        self.round_sums()
        return super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Save a revision with sums that may be told."""
        self.round_sums()
        return super().save_revision(*args, **kwargs)

    def tells_rounded_sums(self, funders: Iterable[Any]) -> bool:
        """Whether readers are told that its sums are rounded; `funders` are its own.

        Where a level rounds them, also of sums that were round before: else they would be told to
        be exact.
        """
        sums = [self.budget, self.spent, *(funder.amount for funder in funders)]
        is_kept_vague = not self.is_open and any(one is not None for one in sums)
        return self.amounts_rounded or is_kept_vague

    def round_sums(self) -> None:
        """Round what the project costs and what each funder pays, and say so, unless it is open."""
        if self.protection == ProtectionLevel.OPEN:
            return
        sums = [(self, "budget"), (self, "spent")]
        funders = list(self.funders.all())
        inexact = [
            (holder, name)
            for holder, name in [*sums, *((funder, "amount") for funder in funders)]
            if getattr(holder, name) and getattr(holder, name) != rounded(getattr(holder, name))
        ]
        for holder, name in inexact:
            setattr(holder, name, rounded(getattr(holder, name)))
        if inexact:
            self.amounts_rounded = True
            self.funders.set(funders)
