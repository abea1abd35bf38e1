"""No level is lowered unasked: what would lower one is compared with what is stored.

Whoever lowers a level gives an `Agreement`, which only a form or a command that asked can make. It
is written down (`LevelChange`), bound to the version of the page that was asked about, so that a
schedule finds it when the version is due.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context
from wagtail.models import Revision

from palmecenter.languages.refusals import RefusedError

from .levels import ProtectionLevel
from .models import LevelChange, subject_key

ITSELF = ""
"""The part of a thing that is the thing itself, and none of its children."""


class Step(NamedTuple):
    """From which level to which."""

    before: str
    after: str


Steps = dict[str, Step]
"""What a thing and its children would be lowered by, by part."""


@dataclass(frozen=True)
class Agreement:
    """Somebody saw what becomes public, and agreed: to these steps and no others."""

    steps: Mapping[str, Step] = field(default_factory=dict)
    user: Any = None
    publishes: bool = False
    """Whether they agreed that it goes out as well, and not only that a draft says it."""

    def covers(self, steps: Steps) -> bool:
        """Whether nothing is lowered that was not asked about, at the levels of that moment."""
        return all(self.steps.get(part) == step for part, step in steps.items())


class LevelLoweredError(RefusedError):
    """Something would lower a level that nobody agreed to lower. Nothing was written."""

    def __init__(self, thing: Any, steps: Steps) -> None:
        """Note what it is about, and say it in the language of the request."""
        step = steps.get(ITSELF) or next(iter(steps.values()))
        levels = {
            "before": ProtectionLevel(step.before).label,
            "after": ProtectionLevel(step.after).label,
        }
        message = _(
            "This would lower the protection from “%(before)s” to “%(after)s”. Open it in the "
            "editor, look at what becomes public, and agree to it there."
        )
        super().__init__(thing, {"protection": message % levels})
        self.steps = steps


def is_lower(level: str, than: str) -> bool:
    """Compare two levels."""
    return level in ProtectionLevel(than).lesser


def stored_level(thing: Any, *, lock: bool = False) -> str:
    """Return the level in a thing's row, or '' where there is none yet.

    With `lock`, in a transaction, nobody else raises it before that transaction ends.
    """
    if thing._state.adding and not thing.pk:
        return ""
    # The table that holds the level alone: a page's row is in several.
    model = thing._meta.get_field("protection").model
    rows = model._base_manager.order_by().filter(pk=thing.pk)
    found = (rows.select_for_update() if lock else rows).values_list("protection", flat=True)
    return found.first() or ""


def lowered(thing: Any, *, lock: bool = False) -> Steps:
    """What storing a thing as it is in memory would lower, children included."""
    steps: Steps = {}
    before = stored_level(thing, lock=lock)
    if not before:
        return steps
    if is_lower(thing.protection, before):
        steps[ITSELF] = Step(before, thing.protection)
    for part, child, known in stored_children(thing):
        if known and is_lower(child.protection, known):
            steps[part] = Step(known, child.protection)
    return steps


def agree(thing: Any, user: Any = None, *, publishes: bool = True) -> None:
    """Agree, on behalf of somebody who was told what becomes public, to lower what is in memory.

    For forms and commands that asked; it holds for the steps of this moment.
    """
    thing.agreed_lowering = Agreement(lowered(thing), user, publishes)


def stored_children(page: Any) -> list[tuple[str, Any, str]]:
    """Return a page's children that have levels: the part, the child, and its known level.

    A raised child has no row until its page is published again: then the last change tells.
    """
    relation = getattr(page, "protected_children", "")
    children = [one for one in getattr(page, relation).all() if one.pk] if relation else []
    levels = known_levels(page, {one.pk for one in children}) if children else {}
    return [(part_of(page, one.pk), one, levels.get(one.pk, "")) for one in children]


def part_of(page: Any, key: Any) -> str:
    """What a child of a page is called in entries."""
    return f"{page.protected_children}:{key}"


def known_levels(page: Any, keys: set[Any], *, lock: bool = False) -> dict[Any, str]:
    """Return the levels of children by their keys: that of the row, or of the last change.

    With `lock`, in a transaction, nobody else raises them before that transaction ends.
    """
    model = page._meta.get_field(page.protected_children).related_model
    stored = {key for key in keys if isinstance(key, int)}
    found = model._base_manager.order_by().filter(pk__in=stored)
    found = found.select_for_update() if lock else found
    rows = dict(found.values_list("pk", "protection"))
    missing = {part_of(page, key): key for key in stored - rows.keys()}
    changes = LevelChange.of(page).filter(part__in=missing, act__in=_HAPPENED).order_by("pk")
    return rows | {missing[part]: after for part, after in changes.values_list("part", "after")}


_HAPPENED = [LevelChange.Act.RAISED, LevelChange.Act.LOWERED]


def stamp(thing: Any) -> str:
    """What a form carries along: it differs as soon as a level of the thing has changed."""
    level = stored_level(thing)
    if not level:
        return ""
    last = LevelChange.of(thing).filter(act__in=_HAPPENED).values_list("pk", flat=True).first()
    return f"{level}.{last or 0}"


def write_down(thing: Any, act: str, steps: Mapping[str, Step], **more: Any) -> None:
    """Write entries of what happened. Who did it is who is signed in, unless `user` says it."""
    user = more.pop("user", None) or get_active_log_context().user
    user = user if getattr(user, "pk", None) else None
    who = {"user": user, "user_name": user.get_username() if user else ""}
    LevelChange.objects.bulk_create(
        LevelChange(
            act=act,
            part=part,
            before=step.before,
            after=step.after,
            **who,
            **more,
            **subject_key(thing),
        )
        for part, step in steps.items()
    )


def is_agreed(revision: Revision, steps: Steps, **by: Any) -> bool:
    """Whether it was agreed that a version goes out although it lowers this; `by` narrows it."""
    agreed = LevelChange.objects.filter(
        act=LevelChange.Act.AGREED, revision=revision.pk, publishes=True, **by
    )
    found = {(one.part, one.before, one.after) for one in agreed}
    return {(part, *step) for part, step in steps.items()} <= found
