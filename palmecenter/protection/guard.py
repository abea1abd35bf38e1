"""The lock on every way into a page: a level goes down only by somebody's agreement.

It stands around `ProtectionMixin`, which sees to what a level hides and to what a raised one takes
away.
"""

import logging
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from palmecenter.languages.refusals import names_itself

from .history import log_level
from .lowering import (
    ITSELF,
    Agreement,
    LevelLoweredError,
    Step,
    Steps,
    is_agreed,
    is_lower,
    lowered,
    stored_level,
    write_down,
)
from .mixins import ProtectionMixin
from .models import LevelChange

logger = logging.getLogger(__name__)

# What a version that is due later changes of a row that is not live: none of its content.
FLAGS = ["live", "expired", "has_unpublished_changes", "live_revision"]
RAISED, AGREED, LOWERED, HELD = LevelChange.Act.values


class GuardedProtectionMixin(ProtectionMixin):
    """A page whose level is not lowered unasked, and whose changes of level are written down."""

    agreed_lowering: Agreement | None = None
    """Given by a form or a command that asked, for the save that follows."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save the row. Raises LevelLoweredError where it would lower a level unasked.

        A row is lowered by publishing alone: as long as it is not live, it stays as it was.
        """
        fields = kwargs.get("update_fields")
        if fields is not None and "protection" not in fields:
            return super().save(*args, **kwargs)
        with transaction.atomic():
            before = stored_level(self, lock=True)
            steps = lowered(self)
            if steps and not self._may_lower(steps):
                raise LevelLoweredError(self, steps)
            if steps and not (self.live or self.alias_of_id):
                kwargs |= {"clean": False, "update_fields": FLAGS}
                return super().save(**kwargs)
            self._lowering = steps
            try:
                result = super().save(*args, **kwargs)
            finally:
                self._lowering = {}
            self._write_down_changes(before, steps)
        return result

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Save a revision. Raises LevelLoweredError where it is lower than the row unasked."""
        with transaction.atomic():
            steps = lowered(self, lock=True)
            agreement = self.agreed_lowering
            if steps and not (agreement and agreement.covers(steps)):
                raise LevelLoweredError(self, steps)
            self._level_changed_by = kwargs.get("user")
            revision = super().save_revision(*args, **kwargs)
            if steps and agreement:
                agreed = {"revision": revision.pk, "publishes": agreement.publishes}
                write_down(self, AGREED, steps, user=agreement.user, **agreed)
        return revision

    @names_itself
    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """Publish a revision, now or later. Whoever does it agrees to what it lowers, or nobody.

        Raises LevelLoweredError otherwise. One that is due on a schedule goes out when somebody
        agreed to it; if nobody did, it is due no more, and staff are told.
        """
        steps = lowered(revision.as_object())
        is_due = bool(
            revision.approved_go_live_at and revision.approved_go_live_at <= timezone.now()
        )
        user = kwargs.get("user") or (args[0] if args else None)
        by = {} if is_due and user is None else {"user": user}
        if not steps or is_agreed(revision, steps, **by):
            super().publish(revision, *args, **kwargs)
        elif is_due:
            self._hold_back(revision, steps)
        else:
            raise LevelLoweredError(self, steps)

    def update_aliases(self, **kwargs: Any) -> None:
        """Let aliases follow. Wagtail would publish them as soon as a version is scheduled."""
        if self.live or self.alias_of_id:
            super().update_aliases(**kwargs)

    def copy_all_child_relations(self, target: Any, *args: Any, **kwargs: Any) -> Any:
        """Give a copy the page's children. Raises LevelLoweredError where it is at a lower level.

        Every copy comes here before it is stored: by `copy`, by Wagtail's actions, as an alias.
        """
        refuse_lower_copy(self, {"protection": target.protection})
        return super().copy_all_child_relations(target, *args, **kwargs)

    def may_lower_child(self, steps: Steps) -> bool:
        """Whether children may be stored lower: as part of this page's save, or by agreement."""
        agreement = self.agreed_lowering
        is_agreed_to = bool(agreement and agreement.publishes and agreement.covers(steps))
        return is_agreed_to or steps.items() <= self._lowering.items()

    _level_changed_by: Any = None
    _lowering: Steps = {}
    """What the save that is going on lowers, by an agreement that was found."""

    def _may_lower(self, steps: Steps) -> bool:
        agreement = self.agreed_lowering
        if agreement and agreement.publishes and agreement.covers(steps):
            return True
        if self.alias_of_id:
            # It says what its original says, and is published with it.
            original = type(self)._base_manager.filter(pk=self.alias_of_id).first()
            return bool(original) and not is_lower(self.protection, original.protection)
        published = self.live_revision if self.live else self.scheduled_revision
        return bool(published) and is_agreed(published, steps)

    def _write_down_changes(self, before: str, steps: Steps) -> None:
        """Write down what a saved row has changed, and let the page's history say it."""
        user = self._level_changed_by
        if before and is_lower(before, self.protection):
            step = Step(before, self.protection)
            write_down(self, RAISED, {ITSELF: step}, user=user)
            log_level(self, RAISED, step, user)
        if steps:
            user = user or _who_agreed(self.live_revision_id)
            write_down(self, LOWERED, steps, user=user, revision=self.live_revision_id)
            if ITSELF in steps:
                log_level(self, LOWERED, steps[ITSELF], user)

    def _hold_back(self, revision: Revision, steps: Steps) -> None:
        self.revisions.filter(pk=revision.pk).update(approved_go_live_at=None)
        write_down(self, HELD, steps, revision=revision.pk)
        if ITSELF in steps:
            log_level(self, HELD, steps[ITSELF], None)
        logger.warning(
            "Page %s was due, but it would lower the protection, and nobody agreed.", self.pk
        )


def refuse_lower_copy(page: Any, update_attrs: dict[str, Any]) -> None:
    """Raise LevelLoweredError where a copy would be at a lower level than its original."""
    level = update_attrs.get("protection", page.protection)
    before = stored_level(page) or page.protection
    if is_lower(level, before):
        raise LevelLoweredError(page, {ITSELF: Step(before, level)})


def _who_agreed(revision_id: int | None) -> Any:
    agreed = LevelChange.objects.filter(act=AGREED, publishes=True, revision=revision_id)
    entry = agreed.first() if revision_id else None
    return entry.user if entry else None
