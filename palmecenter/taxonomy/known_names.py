"""The names that a level may hide, of all countries and organisations that the site knows.

What a page once held it does not know any more when its level has taken it away; a text that is
written later can still tell it.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from palmecenter.protection.facts import hidden_names, is_children
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.naming import names_in

from .models import Country, Organisation

Role = Organisation.Role
PARTNERS = (Role.PARTNER, Role.SISTER_PARTY)
"""What an organisation is to the Center that the work is done with, in the partner country."""
MEMBERS = {"role": Role.MEMBER}
"""Which organisations a field for members offers; any other field is taken to hold partners."""


class KnownNames:
    """All names, looked up once, when they are needed."""

    @cached_property
    def organisations(self) -> list[Organisation]:
        """The open and the closed ones. In between, a name tells nobody who it is."""
        real = [ProtectionLevel.OPEN, ProtectionLevel.CLOSED]
        return list(Organisation.all_levels.filter(protection__in=real))

    @cached_property
    def countries(self) -> list[Country]:
        """All but Sweden: that the Center is there gives nobody away."""
        return list(Country.objects.exclude(code="SE"))

    def hidden_by(self, model: Any, level: str) -> set[str]:
        """Return the names that a level hides whichever page of a type they belong to."""
        return {
            name
            for fact in hidden_names(model, level)
            if not is_children(model, fact)
            for thing in self._things(model, fact)
            for name in names_in([thing])
        }

    def _things(self, model: Any, fact: str) -> Iterator[Country | Organisation]:
        field = model._meta.get_field(fact)
        if field.related_model is Country:
            yield from self.countries
        elif field.related_model is Organisation:
            roles = [Role.MEMBER] if field.get_limit_choices_to() == MEMBERS else PARTNERS
            yield from (one for one in self.organisations if one.role in roles)
