"""Trying an import, and doing it: the same work, undone at the end or kept.

So what the preview says is what happens. Nothing is kept when any line is wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from palmecenter.languages.codes import CODES
from palmecenter.protection.forms import ONLY_WHO_MAY_PUBLISH
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.lowering import is_lower, stored_level
from palmecenter.protection.redaction import hidden_names
from palmecenter.taxonomy.known_names import KnownNames

from ..models import ProjectIndexPage, ProjectPage
from .columns import COLUMN_OF, COLUMNS, problems_of
from .lookup import CellError, Identities, Vocabulary
from .report import Change, Line, LineKind, Problem, Report, Result
from .warnings import names_of, said_of_kept_names, still_told, told_together


class LineError(Exception):
    """Undoes a line: it is wrong."""

    def __init__(self, problems: list[Problem]) -> None:
        """Note what is wrong."""
        super().__init__()
        self.problems = problems


class Undo(Exception):  # noqa: N818 - it is no error, it takes a trial back
    """Undoes everything."""


@dataclass(frozen=True)
class Wish:
    """What an import is asked to do: into which section, for whom, and whether to publish.

    With `names_stay`, texts may tell names that their level hides; with `mosaics_read`, somebody
    has read what pages tell together. Without a user, as from the command line, nobody's
    permissions are asked for.
    """

    index: ProjectIndexPage
    user: Any = None
    publish: bool = False
    names_stay: bool = False
    mosaics_read: bool = False

    def waits_for(self, report: Report) -> bool:
        """Whether somebody has to agree first to what lines tell."""
        is_named = report.tells and not self.names_stay
        return is_named or (report.tells_together and not self.mosaics_read)


class Known(NamedTuple):
    """What is looked up once for a file."""

    identities: Identities
    vocabulary: Vocabulary
    names: KnownNames


def run(lines: Sequence[Line], wish: Wish, *, write: bool, shown: str = "") -> Report:
    """Say what the lines do; it is done only with `write`, and when no line is wrong.

    Nor is it where somebody has to agree first (`Wish.waits_for`).
    With `shown`, the digest of a report, it is done only if it is what was shown.
    """
    report = Report([])
    known = Known(Identities(wish.index), Vocabulary(), KnownNames())
    try:
        with transaction.atomic():
            for line in lines:
                report.results.append(_attempt(line, wish, known))
            is_held = report.is_wrong or wish.waits_for(report)
            if not write or is_held or shown not in {"", report.digest}:
                raise Undo
    except Undo:
        pass
    return report


def _attempt(line: Line, wish: Wish, known: Known) -> Result:
    try:
        with transaction.atomic():
            return _do(line, wish, known)
    except CellError as error:
        problems = [Problem("", str(error))]
    except LineError as error:
        problems = error.problems
    except ValidationError as error:
        problems = problems_of(error)
    names = ("heading_sv", "heading_en", "slug", "iati_identifier")
    heading = next((line.cells[name] for name in names if name in line.cells), "")
    return Result(line.number, heading, LineKind.WRONG, problems=problems)


def _do(line: Line, wish: Wish, known: Known) -> Result:
    """Write a line, in its own savepoint."""
    key = known.identities.find(line)
    page = ProjectPage.objects.get(pk=key) if key else None
    _check_permission(page, wish)
    draft = _draft_of(page) if page else ProjectPage(owner=wish.user)
    before = _cells_of(draft)
    values = _values_of(line, known.vocabulary)
    own = names_of([page, draft], values.get("protection") or draft.protection)
    _fill(draft, values, is_new=page is None)
    _check_level(page, draft, wish)
    _check_lengths(draft)
    if page and _cells_of(draft) == before:
        return Result(line.number, draft.title, LineKind.SAME)
    is_raised = page is None or page.protection in ProtectionLevel(draft.protection).lesser
    told = still_told(draft, own, values, known.names, is_raised=is_raised)
    may_publish = page is None or (page.live and not page.has_unpublished_changes)
    if page is None:
        draft.live = False
        # Fetched anew: a line that was undone left its count of children wrong.
        ProjectIndexPage.objects.get(pk=wish.index.pk).add_child(instance=draft)
    goes_live = wish.publish and may_publish
    together = told_together(page, draft, goes_live=goes_live)
    notes: list[str] = [*said_of_kept_names(page, draft)]
    revision = draft.save_revision(user=wish.user, log_action=True)
    if goes_live:
        revision.publish(user=wish.user)
    elif wish.publish:
        notes.append(_("It has other changes that are not published, and stays a draft."))
    after = _cells_of(draft)
    return Result(
        number=line.number,
        heading=draft.title,
        kind=LineKind.CHANGED if page else LineKind.NEW,
        changes=[
            Change(name, before[name].said, after[name].said)
            for name in COLUMNS
            if before[name] != after[name]
        ],
        told=told,
        together=together,
        published=goes_live,
        notes=notes,
    )


def _draft_of(page: ProjectPage) -> ProjectPage:
    """The newest version of a page as another object: of one without, Wagtail gives the page."""
    draft = page.get_latest_revision_as_object()
    return ProjectPage.objects.get(pk=page.pk) if draft is page else draft


def _check_lengths(draft: ProjectPage) -> None:
    """Refuse what no column can hold: a draft is stored before it is validated as a whole."""
    checked = {field for field in COLUMN_OF if draft.__dict__.get(field)}
    others = {field.name for field in draft._meta.fields} - checked
    draft.clean_fields(exclude=others)


def _check_permission(page: ProjectPage | None, wish: Wish) -> None:
    """Refuse what the user could not do by hand either."""
    if page and page.locked:
        raise CellError(_("The project is locked."))
    if wish.user is None:
        return
    around = (page or wish.index).permissions_for_user(wish.user)
    allowed = around.can_edit() if page else around.can_add_subpage()
    if wish.publish:
        allowed = allowed and (around.can_publish() if page else around.can_publish_subpage())
    if not allowed:
        raise CellError(_("You may not do this to this project."))


def _check_level(page: ProjectPage | None, draft: ProjectPage, wish: Wish) -> None:
    """Refuse what its form would: to lower it, or to take it off the site without the right to."""
    if page is not None and is_lower(draft.protection, stored_level(page)):
        raise CellError(
            _("Its draft lowers the protection. Publish it in the editor, or raise it.")
        )
    if page is None or wish.user is None or not page.live:
        return
    is_raised = page.protection in ProtectionLevel(draft.protection).lesser
    if is_raised and not page.permissions_for_user(wish.user).can_publish():
        raise CellError(ONLY_WHO_MAY_PUBLISH)


class Cell(NamedTuple):
    """What a project says in a column: as a file would say it, and as staff read it."""

    words: str
    said: str


def _cells_of(page: ProjectPage) -> dict[str, Cell]:
    now = {name: column.now(page) for name, column in COLUMNS.items()}
    return {
        name: Cell(COLUMNS[name].words(now[name]), COLUMNS[name].said(now[name])) for name in now
    }


def _values_of(line: Line, vocabulary: Vocabulary) -> dict[str, Any]:
    """What the cells of a line stand for, by column; raises LineError with all mistakes."""
    values, problems = {}, []
    for name, cell in line.cells.items():
        try:
            values[name] = COLUMNS[name].read(cell, vocabulary)
        except CellError as error:
            problems.append(Problem(name, str(error)))
    if problems:
        raise LineError(problems)
    return values


def _fill(draft: ProjectPage, values: dict[str, Any], *, is_new: bool) -> None:
    """Put values into a project; raise LineError for those that it must not have."""
    level = ProtectionLevel(values.get("protection") or draft.protection)
    problems = []
    levels = list(ProtectionLevel)
    if not is_new and levels.index(level) < levels.index(ProtectionLevel(draft.protection)):
        problems.append(
            Problem("protection", _("A level is lowered in the editor alone, project by project."))
        )
    hidden = hidden_names(ProjectPage, level)
    problems += [
        Problem(name, _("A project of this level does not tell this. Leave the cell empty."))
        for name, value in values.items()
        if value and COLUMNS[name].field in hidden
    ]
    if is_new and not any(values.get(f"heading_{code}") for code in CODES):
        # Most often somebody mistyped what the project is known by.
        message = _("No project has this slug or identifier. To make a new one, give it a heading.")
        known_by = "slug" if values.get("slug") else "iati_identifier"
        problems.append(Problem(known_by, message))
    if problems:
        raise LineError(problems)
    for name, value in values.items():
        COLUMNS[name].put(draft, value)
