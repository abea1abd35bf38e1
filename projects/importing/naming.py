"""Names that a project's level hides and its texts still tell, as an import finds them.

It looks in the same places as the editor's form does, by the same functions. The form asks about
all names that the site knows whenever a page is saved; a line of a file does so where it raises a
level or makes a project, and else only of the texts that it brings: the others were asked about
when they were written.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from palmecenter.protection.leaked_names import find
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.remaining_texts import remaining_texts
from palmecenter.protection.withheld_names import withheld_names
from palmecenter.taxonomy.known_names import KnownNames

from ..models import ProjectPage
from .columns import COLUMNS
from .report import Problem


def names_of(pages: Iterable[ProjectPage | None], level: str) -> set[str]:
    """Return the names among what some versions of a project tell and a level hides."""
    return set().union(*(withheld_names(page, level) for page in pages if page is not None))


def still_told(
    draft: ProjectPage,
    own: set[str],
    brought: Mapping[str, Any],
    known: KnownNames,
    *,
    is_raised: bool,
) -> list[Problem]:
    """Return which texts tell names that the level of a project hides.

    `own` are names that the project told until now; `brought` is what the line says, by column. A
    text that the file has no column for, such as that of a picture, is called what editors call it.
    """
    level = ProtectionLevel(draft.protection)
    if level in {ProtectionLevel.OPEN, ProtectionLevel.CLOSED}:
        return []
    columns = _columns()
    said = remaining_texts(draft, level)
    new = said if is_raised else [one for one in said if columns.get(one.label) in brought]
    found = find(own, said)
    for label, names in find(known.hidden_by(ProjectPage, level), new).items() if new else ():
        found[label] = sorted({*found.get(label, ()), *names})
    order = list(dict.fromkeys([*columns, *(one.label for one in said), *found]))
    return [
        _problem(columns.get(label, ""), label, found[label]) for label in order if label in found
    ]


def _columns() -> dict[str, str]:
    """Return the columns of the file by what editors call the fields."""
    return {
        str(capfirst(ProjectPage._meta.get_field(column.field).verbose_name)): name
        for name, column in COLUMNS.items()
    }


def _problem(column: str, label: str, names: list[str]) -> Problem:
    told = {"names": ", ".join(names), "place": label}
    if column:
        message = _("The level hides these names, but the text still tells them: %(names)s.")
    else:
        message = _("The level hides these names, but “%(place)s” still tells them: %(names)s.")
    return Problem(column, message % told)
