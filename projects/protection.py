"""What each protection level hides of a project, and what it leaves, with why.

Partners that a level hides stand nowhere else in a project either, and sums that could tell which
project it is are rounded before they are stored.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

from palmecenter.formatting import rounded
from palmecenter.languages.mixins import PageMixin
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.redaction import Facts, hidden_names
from palmecenter.taxonomy.known_names import PARTNERS
from palmecenter.taxonomy.models import Organisation

PROTECTED_FACTS: dict[ProtectionLevel, tuple[str, ...]] = {
    # A story tells of a place and of people by what happened to them.
    ProtectionLevel.LIMITED: ("partner_organisations", "contact", "gallery", "stories"),
    ProtectionLevel.PROTECTED: (
        "countries",
        # Some regions have one country that the Center works in.
        "region",
        "member_organisations",
        # Few projects are for the same people in the same ways: together they are as good as a
        # number that leads back to what was told before.
        "target_groups",
        "ways_of_working",
        # The scale and the funders tell the sum.
        "scale",
        "budget",
        "spent",
        "amounts_rounded",
        "funders",
        "period_start",
        "period_end",
        "picture",
        "results",
        # A related event may be held where the work is.
        "related_pages",
        "iati_identifier",
        "iati_sector",
        "iati_aid_type",
        "iati_gender_marker",
    ),
}

OPEN_DATA = "from protected on nothing of the project is told as IATI"
PUBLIC_FACTS: dict[str, str] = {
    "body": "words alone from protected on, and those are the editor's",
    "lessons": "words of the editor's, as the text",
    "themes": "what it is about is what a protected page may still tell",
    "status_override": "that work goes on, or does not, tells nothing of where",
    "iati_publish": OPEN_DATA,
    "iati_reason": f"{OPEN_DATA}; the reason is for staff alone",
}

FUNDERS = {"role__in": [role for role in Organisation.Role if role not in PARTNERS]}
"""Which organisations editors choose funders from: no partner is named as one by mistake."""


class HiddenPartnersMixin(PageMixin):
    """Keeps a partner that the level hides out of the other facts, whoever saves the project."""

    comes_before: ClassVar[tuple[str, ...]] = ("BasePage",)

    class Meta:
        abstract = True

    def apply_level(self) -> Facts:
        """Leave out partners that the level hides, before the facts that it hides."""
        self.leave_partners_out()
        facts: Facts = super().apply_level()
        return facts

    def leave_partners_out(self) -> None:
        """Take partners out of the members and the funders, where the level hides partners."""
        if "partner_organisations" not in hidden_names(type(self), self.protection):
            return
        members = list(self.member_organisations.all())
        funders = list(self.funders.all())
        staying = [member for member in members if member.role not in PARTNERS]
        paying = [
            funder
            for funder in funders
            if not funder.organisation or funder.organisation.role not in PARTNERS
        ]
        if len(staying) < len(members):
            self.member_organisations.set(staying)
        if len(paying) < len(funders):
            self.funders.set(paying)


class RoundedSumsMixin(PageMixin):
    """Rounds the sums of a project that is not open, in its row and in every revision.

    An exact sum is as good as a name to whoever has seen the agreement.
    """

    comes_before: ClassVar[tuple[str, ...]] = ("BasePage",)

    class Meta:
        abstract = True

    def apply_level(self) -> Facts:
        """Round the sums that the level leaves."""
        self.round_sums()
        facts: Facts = super().apply_level()
        return facts

    def tells_rounded_sums(self, funders: Iterable[Any]) -> bool:
        """Whether readers are told that its sums are rounded; `funders` are its own.

        Where a level rounds them, also of sums that were round before: else they would be told to
        be exact.
        """
        sums = [self.budget, self.spent, *(funder.amount for funder in funders)]
        is_kept_vague = not self.is_open and any(amount is not None for amount in sums)
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
