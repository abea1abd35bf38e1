"""What is due on a schedule: each thing in a transaction of its own, by one run at a time.

What cannot go out keeps its date and is tried again by the next run; the others do not wait for it.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from palmecenter.protection.models import LevelChange

from .models import BasePage
from .not_published import tell, tell_held_back

logger = logging.getLogger(__name__)

# Of this command among the locks that sessions of PostgreSQL agree on.
ONE_RUN = 0x5CED
DEADLOCK = "40P01"


@contextmanager
def one_run() -> Iterator[bool]:
    """Tell whether no other run is at work; until this one ends, or its connection does, none is.

    Publishing one page touches others in Wagtail's index for search: two runs would get stuck.
    """
    if connection.vendor != "postgresql":  # SQLite lets one writer in at a time
        yield True
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [ONE_RUN])
        is_mine = bool(cursor.fetchone()[0])
        try:
            yield is_mine
        finally:
            if is_mine:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_RUN])


def run_once() -> None:
    """Publish and unpublish what is due, unless another run is at it."""
    with one_run() as is_mine:
        if is_mine:
            expire_due()
            publish_due()


def overdue() -> Any:
    """Return the versions whose time has come, the first first."""
    due = Revision.objects.filter(approved_go_live_at__lte=timezone.now())
    return due.order_by("approved_go_live_at", "pk")


def publish_due() -> None:
    """Publish what is due; tell staff, once, of what cannot be, or is held back."""
    for key, due in list(overdue().values_list("pk", "approved_go_live_at")):
        before = _held_back(key)
        _attempt(partial(_publish, key), key)
        if _held_back(key) != before:
            tell_held_back(Revision.objects.get(pk=key), due)


def _held_back(key: int) -> int:
    """Count how often a version was not let out, as it would have lowered a level unasked."""
    return LevelChange.objects.filter(act=LevelChange.Act.HELD, revision=key).count()


def _publish(key: int) -> None:
    """Publish a version, unless another run or an editor has the page in hand."""
    revision = overdue().filter(pk=key).select_related("base_content_type").first()
    if revision is None or not _is_free(revision):
        return
    # Read again after the page was locked: another run may have published it by now.
    revision = overdue().filter(pk=key).first()
    if revision is not None:
        revision.publish(log_action="wagtail.publish.scheduled")


def _is_free(revision: Revision) -> bool:
    """Lock the row that every save of a page locks first; what is locked is left to who has it."""
    if not issubclass(revision.base_content_type.model_class(), Page):
        return True
    rows = BasePage._base_manager.order_by().filter(pk=revision.object_id)
    skips = connection.features.has_select_for_update_skip_locked
    return rows.select_for_update(skip_locked=skips).values_list("pk").first() is not None


def expire_due() -> None:
    """Take off the site what has expired; the log, and who reads it, hear of what cannot be."""
    models = [model for model in apps.get_models() if issubclass(model, DraftStateMixin)]
    for model in [Page, *(one for one in models if not issubclass(one, Page))]:
        now = timezone.now()
        due = model._default_manager.filter(live=True, expire_at__lt=now).order_by("expire_at")
        for key in list(due.values_list("pk", flat=True)):
            _attempt(partial(_expire, due.filter(pk=key)), None)


def _expire(due: Any) -> None:
    skips = connection.features.has_select_for_update_skip_locked
    thing = due.order_by().select_for_update(skip_locked=skips, of=("self",)).first()
    if thing is not None:
        thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _attempt(act: Callable[[], None], key: int | None) -> None:
    """Do something whole or not at all. Staff hear of what is refused, the log of all else."""
    try:
        with transaction.atomic():
            act()
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") != DEADLOCK:
            raise  # the database is away: nothing else goes either
        logger.warning("An editor was at work; what was due is left to the next run.")
    except ValidationError as error:
        _refused(key, error)
    except Exception as error:  # whatever is wrong with one, the others are due
        logger.exception("Something that was due could not be done.")
        if key is not None:
            _refused(key, error)


def _refused(key: int | None, error: Exception) -> None:
    """Tell staff of a version; one run at a time, so that nobody hears of it twice."""
    if key is None:
        logger.error("Something expired could not be taken off the site.", exc_info=error)
        return
    skips = connection.features.has_select_for_update_skip_locked
    with transaction.atomic():
        found = Revision.objects.filter(pk=key)
        revision = found.select_for_update(skip_locked=skips, of=("self",)).first()
        if revision is not None:
            tell(revision, error)
