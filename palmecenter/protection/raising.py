"""Raising the level of a page at once, whatever stands in the way of editing it.

A schedule, a workflow and a lock keep people from editing a page; a raise takes the first two away
and goes past the third. It is one save, in one transaction.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from wagtail.models import COMMENTS_RELATION_NAME, Revision

from .levels import ProtectionLevel, begins_anew
from .lowering import is_lower, stored_level
from .renaming import rename


def higher_levels(page: Any) -> list[ProtectionLevel]:
    """Return the levels that a page can be raised to."""
    now = stored_level(page)
    return [level for level in ProtectionLevel if is_lower(now, level)]


def may_raise(page: Any, user: Any) -> bool:
    """Whether somebody may raise the level of a page: whoever may publish it."""
    has_levels = bool(getattr(type(page), "protected_facts", None)) and not page.alias_of_id
    return (
        has_levels and page.permissions_for_user(user).can_publish() and bool(higher_levels(page))
    )


def removed_by_raising(page: Any) -> list[str]:
    """What a raise takes away beside what the level hides, and what it leaves."""
    said = []
    for revision in _scheduled(page):
        when = date_format(localtime(revision.approved_go_live_at), "DATETIME_FORMAT")
        said.append(
            gettext("The version scheduled for %(when)s is not published.") % {"when": when}
        )
    state = page.current_workflow_state
    if state:
        said.append(gettext("The workflow “%(name)s” is ended.") % {"name": state.workflow.name})
    if page.locked:
        said.append(gettext("The page stays locked by whoever locked it."))
    if getattr(page, COMMENTS_RELATION_NAME).exists():
        said.append(gettext("All comments are deleted."))
    return said


@transaction.atomic
def raise_level(
    page: Any, level: str, user: Any, copies: Iterable[Any] = (), *, new_name: bool = False
) -> None:
    """Raise the level of a page, and of copies of it, with what their latest versions say.

    With `new_name`, they get general headings and addresses where old copies lead to them by those
    that they have.
    """
    for one in (page, *copies):
        if is_lower(stored_level(one), level):
            _raise(one, level, user, new_name=new_name)


def _raise(page: Any, level: str, user: Any, *, new_name: bool) -> None:
    state = page.current_workflow_state
    if state:
        state.cancel(user=user)
    for revision in _scheduled(page):
        revision.approved_go_live_at = None
        revision.save(user=user, update_fields=["approved_go_live_at"])
    # Anew: what was asked of the page by now may be kept in it.
    stored = type(page)._base_manager.get(pk=page.pk)
    draft = stored.get_latest_revision_as_object()
    if new_name and begins_anew(stored.protection, level):
        rename(draft, type(page)._base_manager.get(pk=page.pk))
    draft.protection, draft.go_live_at = level, None
    draft.save_revision(user=user, log_action=True, clean=False)


def _scheduled(page: Any) -> list[Revision]:
    return list(page.revisions.filter(approved_go_live_at__isnull=False))
