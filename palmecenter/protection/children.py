"""Inline children that each keep to a level of their own, such as those who take part in an event.

The same two rules hold as for pages: what a level hides is neither in the row nor in any revision,
and a raised level holds at once. The child leaves the site until its page is published again.
"""

from typing import Any, ClassVar

from django.db import models, transaction
from modelcluster.fields import ParentalKey
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import Revision

from palmecenter.languages.mixins import PageMixin

from . import signals
from .levels import ProtectionLevel
from .lowering import (
    LevelLoweredError,
    Step,
    Steps,
    is_lower,
    known_levels,
    part_of,
    write_down,
)
from .models import LevelChange
from .redaction import redact

Row = dict[str, Any]


class ProtectedChildMixin(models.Model):
    """A child with a level, which names in `protected_facts` what each level hides."""

    protected_facts: ClassVar[dict[ProtectionLevel, tuple[str, ...]]] = {}
    protection: Any
    level_copied = ""
    """Of a copy that is not stored yet: the level of its original."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save without what the level hides. Raises LevelLoweredError; see `_refuse_lowering`."""
        redact(self)
        with transaction.atomic():
            self._refuse_lowering()
            super().save(*args, **kwargs)

    def _refuse_lowering(self) -> None:
        """Let nothing but its page lower the child, which asks for an agreement.

        Somebody may also have agreed to it for the page that is at hand.
        """
        if not self.pk:
            return
        page = _page_of(self)
        before = known_levels(page, {self.pk}, lock=True).get(self.pk, "")
        if before and is_lower(self.protection, before):
            steps = {part_of(page, self.pk): Step(before, self.protection)}
            if not page.may_lower_child(steps):
                raise LevelLoweredError(page, steps)

    @property
    def is_protected(self) -> bool:
        """Whether the public may not know everything of it."""
        return self.protection != ProtectionLevel.OPEN


def _page_of(child: Any) -> Any:
    """Return the page that a child belongs to: the object at hand, where it is saved by that."""
    [parent] = [one for one in child._meta.concrete_fields if isinstance(one, ParentalKey)]
    return getattr(child, parent.name)


class ProtectedChildrenMixin(PageMixin):
    """A page with such children."""

    comes_before: ClassVar[tuple[str, ...]] = ("BasePage",)
    protected_children: ClassVar[str] = ""
    """The name of the relation to them."""

    class Meta:
        abstract = True

    def copy_all_child_relations(self, target: Any, *args: Any, **kwargs: Any) -> Any:
        """Give a copy the page's children, and note at which level each of them was.

        Wagtail's actions hand them to whoever called, to change them before they are stored.
        """
        copied = super().copy_all_child_relations(target, *args, **kwargs)
        ours = {
            key: child
            for (relation, key), child in copied.items()
            if relation.get_accessor_name() == self.protected_children and key is not None
        }
        levels = known_levels(self, set(ours)) if ours else {}
        for key, child in ours.items():
            child.level_copied = levels.get(key, child.protection)
        return copied

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save the row. Raises LevelLoweredError where a copied child is below its original."""
        copied = (one for one in self._children() if one.level_copied and not one.pk)
        for one in copied if self._state.adding else ():
            if is_lower(one.protection, one.level_copied):
                step = Step(one.level_copied, one.protection)
                raise LevelLoweredError(self, {part_of(self, ""): step})
        return super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Save a revision in which no child, nor any of the earlier ones, tells what is hidden."""
        guarded = [one for one in self._children() if one.is_protected]
        if not guarded:
            return super().save_revision(*args, **kwargs)
        with transaction.atomic():
            facts = [facts for one in guarded if (facts := redact(one))]
            shown = _rows_below(guarded)
            revision = super().save_revision(*args, **kwargs)
            earlier = _forget(self)
            raised = _raised_by(self, guarded, shown, earlier)
            write_down(self, LevelChange.Act.RAISED, raised, user=kwargs.get("user"))
            for row in shown:
                row.delete()
            if shown:
                told = {"before": self, "pictures": [], "named_in": shown}
                signals.level_raised.send(type(self), page=self, **told)
            if facts or earlier:
                removed = {self.protected_children: facts} if facts else {}
                signals.facts_redacted.send(type(self), page=self, facts=removed, earlier=earlier)
        return revision

    def _children(self) -> list[Any]:
        return list(getattr(self, self.protected_children).all())


def _raised_by(page: Any, guarded: list[Any], shown: list[Any], earlier: list[Any]) -> Steps:
    """Return the children whose level a revision raises: those on the site, and those in drafts.

    One that no row knows has no key that stays: it is called by the relation alone, so that a form
    that was opened before knows that something was raised.
    """
    levels = {one.pk: one.protection for one in guarded}
    steps = {part_of(page, row.pk): Step(row.protection, levels[row.pk]) for row in shown}
    if earlier and not steps:
        highest = max((one.protection for one in guarded), key=list(ProtectionLevel).index)
        steps[part_of(page, "")] = Step(ProtectionLevel.OPEN, highest)
    return steps


def _rows_below(guarded: list[Any]) -> list[Any]:
    """Return the rows of children as they are stored, where they are at a lower level."""
    levels = {one.pk: ProtectionLevel(one.protection) for one in guarded if one.pk}
    stored = type(guarded[0])._default_manager.filter(pk__in=levels)
    return [one for one in stored if one.protection in levels[one.pk].lesser]


def _forget(page: Any) -> list[Any]:
    """Let earlier revisions say of children what they say now; return what they held."""
    relation, earlier, changed = page.protected_children, [], []
    now = [get_serializable_data_for_fields(one) for one in page._children()]
    told = {row["pk"]: row for row in now if row["protection"] != ProtectionLevel.OPEN}
    for revision in page.revisions.all():
        before = revision.content.get(relation, [])
        after = [row for one in before if (row := _as_now(one, told, now))]
        if after != before:
            earlier.append({relation: before})
            revision.content[relation] = after
            changed.append(revision)
    Revision.objects.bulk_update(changed, ["content"])
    return earlier


def _as_now(row: Row, told: dict[Any, Row], now: list[Row]) -> Row | None:
    """What a revision may say of a child, of which `told` says what is told by now.

    One that was not published yet had no key, and may be any of those: unless it says the same as
    somebody does now, nothing is left of it.
    """
    if not row.get("pk"):
        return row if _words(row) in map(_words, now) else None
    known = told.get(row["pk"])
    if known is None or row["protection"] not in ProtectionLevel(known["protection"]).lesser:
        return row
    return {**row, **known}


def _words(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in {"pk", "page", "sort_order"}}
