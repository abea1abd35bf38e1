"""What a line brings about that the editor's form asks about, or offers, as well.

That is names which a project's level hides and its texts still tell, what it tells together with
other public pages, and by what old copies lead to it.

An import looks for names in the same places as the editor's form does, by the same functions. The
form asks about all names that the site knows whenever a page is saved; a line of a file does so
where it raises a level or makes a project, and else only of the texts that it brings: the others
were asked about when they were written.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from palmecenter.protection.leaked_names import find
from palmecenter.protection.levels import ProtectionLevel, begins_anew
from palmecenter.protection.mosaics.findings import find_new
from palmecenter.protection.mosaics.subjects import Subject
from palmecenter.protection.remaining_texts import remaining_texts
from palmecenter.protection.renaming import kept_names
from palmecenter.protection.withheld_names import withheld_names
from palmecenter.taxonomy.known_names import KnownNames

from ..models import ProjectPage
from .columns import COLUMNS, label_of
from .report import Problem


def names_of(pages: Iterable[ProjectPage | None], level: str) -> set[str]:
    """The names among what some versions of a project tell and a level hides."""
    return set().union(*(withheld_names(page, level) for page in pages if page is not None))


def still_told(
    draft: ProjectPage,
    own: set[str],
    brought: Mapping[str, Any],
    known: KnownNames,
    *,
    is_raised: bool,
) -> list[Problem]:
    """Which texts tell names that the level of a project hides.

    `own` are names that the project told until now; `brought` is what the line says, by column. A
    text that the file has no column for, such as that of a picture, is called what editors call it.
    """
    level = ProtectionLevel(draft.protection)
    if level in {ProtectionLevel.OPEN, ProtectionLevel.CLOSED}:
        return []
    columns = _columns()
    said = remaining_texts(draft, level)
    new = said if is_raised else [text for text in said if columns.get(text.label) in brought]
    found = find(own, said)
    for label, names in find(known.hidden_by(ProjectPage, level), new).items() if new else ():
        found[label] = sorted({*found.get(label, ()), *names})
    order = list(dict.fromkeys([*columns, *(text.label for text in said), *found]))
    return [
        _problem(columns.get(label, ""), label, found[label]) for label in order if label in found
    ]


def _columns() -> dict[str, str]:
    """The columns of the file by what editors call the fields."""
    return {label_of(column): name for name, column in COLUMNS.items()}


def _problem(column: str, label: str, names: list[str]) -> Problem:
    told = {"names": ", ".join(names), "place": label}
    if column:
        message = _("The level hides these names, but the text still tells them: %(names)s.")
    else:
        message = _("The level hides these names, but “%(place)s” still tells them: %(names)s.")
    return Problem(column, message % told)


def told_together(
    page: ProjectPage | None, draft: ProjectPage, *, goes_live: bool
) -> list[SafeString]:
    """What has to be read first: what the draft tells together with other public pages.

    Asked as the form does, of what is published, and of a level that is raised on the site. To be
    called when the draft has its place among the pages, and before it is stored.
    """
    is_raised = (
        page is not None
        and page.live
        and page.protection in ProtectionLevel(draft.protection).lesser
    )
    if not (goes_live or is_raised):
        return []
    subject = Subject(draft)
    subject.before = Subject(page, is_row=True) if page is not None and page.live else None
    return [finding.html() for finding in find_new([subject]) if finding.asks]


def said_of_kept_names(page: ProjectPage | None, draft: ProjectPage) -> list[SafeString]:
    """By what old copies lead to a project that a line raises, and where to rename it."""
    if page is None or not begins_anew(page.protection, draft.protection):
        return []
    kept = kept_names(draft, page)
    if not kept:
        return []
    said = _("Old copies lead to the project by what it is still called: %s.") % ", ".join(kept)
    link = format_html(
        '<a href="{}">{}</a>',
        reverse("raise_protection", args=[page.pk]),
        _("Raise it there to give it another heading and address"),
    )
    return [format_html("{} {}", said, link)]
