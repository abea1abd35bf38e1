"""The names that a level may hide, of all countries, organisations and people that the site knows.

What a page once held it does not know any more when its level has taken it away; a text that is
written later can still tell it.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from modelcluster.models import get_all_child_relations

from palmecenter.protection.leaked_names import names_in
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.redaction import hidden_names, is_children

from .models import Country, Organisation, Person

Role = Organisation.Role
PARTNERS = (Role.PARTNER, Role.SISTER_PARTY)
"""What an organisation is to the Center that the work is done with, in the partner country."""
MEMBERS = {"role": Role.MEMBER}
"""Which organisations a field for members offers; any other field is taken to hold partners."""
REAL = (ProtectionLevel.OPEN, ProtectionLevel.CLOSED)
"""Levels at which a name is somebody's own. In between, it tells nobody who it is."""

Thing = Country | Organisation | Person


class KnownNames:
    """All names, looked up once, when they are needed."""

    @cached_property
    def organisations(self) -> list[Organisation]:
        """The open and the closed ones."""
        return list(Organisation.all_levels.filter(protection__in=REAL))

    @cached_property
    def people(self) -> list[Person]:
        """The open and the closed ones."""
        return list(Person.all_levels.filter(protection__in=REAL))

    @cached_property
    def countries(self) -> list[Country]:
        """All countries."""
        return list(Country.objects.all())

    def hidden_by(self, model: Any, level: str) -> set[str]:
        """Return the names that a level hides whichever page of a type they belong to."""
        things: Iterable[Thing] = [*self.countries, *self.organisations, *self.people]
        hiding = list(_hiding_fields(model, level))
        return {name for thing in things if _hides(hiding, thing) for name in names_in([thing])}


def hides(model: Any, level: str, thing: Thing) -> bool:
    """Whether pages of a type must not name somebody or some country at a level."""
    return _hides(list(_hiding_fields(model, level)), thing)


def _hides(hiding: list[Any], thing: Thing) -> bool:
    # Nobody but staff may know who is closed, on no page at all.
    if getattr(thing, "protection", "") == ProtectionLevel.CLOSED:
        return True
    return any(_may_hold(field, thing) for field in hiding)


def _hiding_fields(model: Any, level: str) -> Iterator[Any]:
    """Yield the fields that a level hides: of the page, and those of its children for people.

    Which organisations inline children hold says nothing of who must not be named: there are
    funders among them.
    """
    children = {one.get_accessor_name(): one for one in get_all_child_relations(model)}
    for name in hidden_names(model, level):
        if not is_children(model, name):
            yield model._meta.get_field(name)
            continue
        for field in children[name].related_model._meta.concrete_fields:
            if field.related_model is Person:
                yield field


def _may_hold(field: Any, thing: Thing) -> bool:
    """Whether a field is one for things like this."""
    if field.related_model is not type(thing):
        return False
    if isinstance(thing, Country):
        # That the Center is in Sweden gives nobody away.
        return thing.code != "SE"
    if isinstance(thing, Organisation):
        is_for_members = field.get_limit_choices_to() == MEMBERS
        return thing.role == Role.MEMBER if is_for_members else thing.role in PARTNERS
    return True
