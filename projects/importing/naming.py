"""Names that a project's level hides and its texts still tell, as an import finds them.

The editor's form asks about the names among the facts that a level takes away. A line of a file may
make a protected project that never had facts: in the texts that it brings, all countries and
partners that the site knows of are looked for.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey

from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.texts import plain_text
from palmecenter.protection.facts import hidden_names, is_children
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.naming import names_in, told
from palmecenter.taxonomy.known_names import KnownNames

from ..models import ProjectPage
from .columns import COLUMNS
from .report import Problem

RUNNING_TEXTS = ("heading", "summary", "body", "lessons")
SLUGS = ("slug", "slug_en")
TEXTS = [*SLUGS, *(localized(name, code) for name in RUNNING_TEXTS for code in CODES)]


def names_of(pages: Iterable[ProjectPage | None], level: str) -> set[str]:
    """Return the names among what some versions of a project tell and a level hides."""
    hidden = hidden_names(ProjectPage, level)
    return {
        name
        for page in pages
        if page is not None
        for fact in hidden
        for value in _values(page, fact)
        for name in names_in(value)
    }


def _values(page: ProjectPage, fact: str) -> Iterator[Any]:
    value = getattr(page, fact)
    if not is_children(ProjectPage, fact):
        yield value
        return
    for child in value.all():
        for field in child._meta.concrete_fields:
            if field.is_relation and not isinstance(field, ParentalKey):
                yield getattr(child, field.name)


def still_told(
    draft: ProjectPage, own: set[str], brought: Mapping[str, Any], known: KnownNames
) -> list[Problem]:
    """Return which texts tell names that the level of a project hides, by their columns.

    `own` are names that the project told until now; `brought` is what the line says, by column.
    """
    level = ProtectionLevel(draft.protection)
    if level in {ProtectionLevel.OPEN, ProtectionLevel.CLOSED}:
        return []
    texts = {name: _words(draft, name) for name in TEXTS}
    new = {name: words for name, words in texts.items() if name in brought}
    found = told(own, texts)
    for name, names in (told(known.hidden_by(ProjectPage, level), new) if new else {}).items():
        found[name] = sorted({*found.get(name, ()), *names})
    message = _("The level hides these names, but the text still tells them: %(names)s.")
    return [
        Problem(name, message % {"names": ", ".join(found[name])})
        for name in TEXTS
        if name in found
    ]


def _words(draft: ProjectPage, name: str) -> str:
    words = plain_text(getattr(draft, COLUMNS[name].field)) or ""
    return words.replace("-", " ") if name in SLUGS else words
