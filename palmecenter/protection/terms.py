"""Organisations and people that keep to a protection level.

At every level but open the name is one that the public may read: 'a women's organisation in Burma'.
A closed one is shown nowhere: the default manager, which pages read by, does not know of it.
"""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry, ReferenceIndex

from . import signals
from .closed_references import goes_with
from .consent import pictures_in
from .history import harmless, log_level
from .levels import ProtectionLevel
from .lowering import (
    ITSELF,
    Agreement,
    LevelLoweredError,
    Step,
    is_lower,
    lowered,
    stored_level,
    write_down,
)
from .models import LevelChange
from .redaction import redact


class ShownManager(models.Manager):
    """Leaves out what is closed."""

    def get_queryset(self) -> models.QuerySet:
        """What may be shown."""
        return super().get_queryset().exclude(protection=ProtectionLevel.CLOSED)


class ProtectedTermMixin(models.Model):
    """Adds the level, and empties on every save what it hides."""

    # Wagtail's own way asks the default manager, which does not know of closed ones, and would
    # leave their old names in the index.
    search_auto_update: ClassVar[bool] = False
    protected_facts: ClassVar[dict[ProtectionLevel, tuple[str, ...]]] = {}
    public_names: ClassVar[tuple[str, ...]] = ()
    """Columns that must hold another name than before when the level is raised."""

    protection = models.CharField(
        _("protection level"),
        max_length=9,
        choices=ProtectionLevel,
        default=ProtectionLevel.OPEN,
        help_text=_(
            "When you raise it, write a name that the public may read, such as “a women’s "
            "organisation in Burma”. Website, contact and picture are removed."
        ),
    )

    agreed_lowering: Agreement | None = None
    """Given by a form or a command that asked, for the save that follows."""

    objects = ShownManager()
    all_levels = models.Manager()  # noqa: DJ012 - a manager, which the rule takes for a field

    class Meta:
        abstract = True
        base_manager_name = "all_levels"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save without what the level hides; raised, it is forgotten what was said before.

        Raises ValidationError where the level is raised and the name is still the old one, and
        LevelLoweredError where it is lowered and nobody agreed.
        """
        with transaction.atomic():
            before = stored_level(self, lock=True)
            steps = lowered(self)
            agreement = self.agreed_lowering
            if steps and not (agreement and agreement.publishes and agreement.covers(steps)):
                raise LevelLoweredError(self, steps)
            self._save_at_level(*args, **kwargs)
            self._write_down_change(before)

    def _save_at_level(self, *args: Any, **kwargs: Any) -> None:
        if self.protection == ProtectionLevel.OPEN:
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            stored = self._stored_below()
            pictures = pictures_in(stored) if stored else []
            self._check_names(stored)
            facts = redact(self)
            if stored:
                stored.protection = self.protection
                facts = {**redact(stored), **facts, **self._old_names(stored)}
            named_in = self._named_in() if stored else []
            self._save_row(*args, **kwargs)
            if facts:
                signals.facts_redacted.send(type(self), page=self, facts=facts)
            if stored:
                _forget_logged(self)
                self._leave_what_names_it()
                told = {"before": stored, "pictures": pictures, "named_in": named_in}
                signals.level_raised.send(type(self), page=self, **told)

    def _write_down_change(self, before: str) -> None:
        if not before or before == self.protection:
            return
        step = Step(before, self.protection)
        is_lowered = is_lower(step.after, step.before)
        act = LevelChange.Act.LOWERED if is_lowered else LevelChange.Act.RAISED
        user = self.agreed_lowering.user if is_lowered and self.agreed_lowering else None
        write_down(self, act, {ITSELF: step}, user=user)
        log_level(self, act, step, user)

    def _save_row(self, *args: Any, **kwargs: Any) -> None:
        """Save the row. What a closed one refers to is in no index of references either.

        Wagtail would look for it by the default manager, and log an error when it finds nothing.
        """
        if self.protection != ProtectionLevel.CLOSED:
            super().save(*args, **kwargs)
            return
        # It loads models, which are not there yet when this module is imported.
        from wagtail.signal_handlers import disable_reference_index_auto_update

        with disable_reference_index_auto_update():
            super().save(*args, **kwargs)
        ReferenceIndex.remove_for_object(self)

    def clean(self) -> None:
        """Refuse to raise the level under the old name."""
        super().clean()
        self._check_names(self._stored_below())

    def _stored_below(self) -> Any:
        lower = ProtectionLevel(self.protection).lesser
        return type(self).all_levels.filter(pk=self.pk, protection__in=lower).first()

    def _old_names(self, stored: Any) -> dict[str, str]:
        return {name: getattr(stored, name) or "" for name in self.public_names}

    def _check_names(self, stored: Any) -> None:
        was_open = stored is not None and stored.protection == ProtectionLevel.OPEN
        kept = [
            name
            for name in self.public_names
            if was_open and getattr(self, name) and getattr(self, name) == getattr(stored, name)
        ]
        if kept:
            message = _("This is the old name. Write one that the public may read.")
            raise ValidationError(dict.fromkeys(kept, message))

    def _leave_what_names_it(self) -> None:
        """Take a closed one out of what refers to it by a column; see `goes_with`."""
        if self.protection != ProtectionLevel.CLOSED:
            return
        for field in self._columns_naming_it():
            rows = field.model._base_manager.filter(**{field.name: self})
            if goes_with(field.model, field.name):
                rows.delete()
            elif not field.many_to_many and field.null:
                rows.update(**{field.name: None})

    def _named_in(self) -> list[models.Model]:
        """What refers to it, such as pages and their inline children."""
        return [
            row
            for field in self._columns_naming_it()
            for row in field.model._base_manager.filter(**{field.name: self})
        ]

    def _columns_naming_it(self) -> list[Any]:
        """Return the fields that refer to it, those without a way back (`related_name="+"`) too."""
        relations = self._meta.get_fields(include_hidden=True)
        return [one.field for one in relations if isinstance(one, models.ForeignObjectRel)]


def _forget_logged(term: Any) -> None:
    """Let log entries tell no old name; changes of levels tell levels alone, and stay."""
    for entry in ModelLogEntry.objects.for_instance(term):
        entry.label, entry.data = str(term), harmless(entry.data)
        entry.save(update_fields=["label", "data"])
