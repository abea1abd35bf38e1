"""Partners that a level hides stand nowhere else in a project either."""

from typing import Any

from palmecenter.languages.mixins import PageMixin
from palmecenter.protection.facts import hidden_names
from palmecenter.taxonomy.known_names import PARTNERS
from palmecenter.taxonomy.models import Organisation

FUNDERS = {"role__in": [role for role in Organisation.Role if role not in PARTNERS]}
"""Which organisations editors choose funders from: no partner is named as one by mistake."""


class HiddenPartnersMixin(PageMixin):
    """Keeps a partner that the level hides out of the other facts, whoever saves the project.

    Comes before the classes that save.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save the row without partners that its level hides."""
        self.leave_partners_out()
        return super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Save a revision without partners that its level hides."""
        self.leave_partners_out()
        return super().save_revision(*args, **kwargs)

    def leave_partners_out(self) -> None:
        """Take partners out of the members and the funders, where the level hides partners."""
        if "partner_organisations" not in hidden_names(type(self), self.protection):
            return
        members = list(self.member_organisations.all())
        funders = list(self.funders.all())
        staying = [one for one in members if one.role not in PARTNERS]
        paying = [
            one for one in funders if not one.organisation or one.organisation.role not in PARTNERS
        ]
        if len(staying) < len(members):
            self.member_organisations.set(staying)
        if len(paying) < len(funders):
            self.funders.set(paying)
