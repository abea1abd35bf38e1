"""A page that keeps to its protection level, whoever saves it and in whatever way.

Two rules. What a level hides is not in the page: neither in its row nor in any revision. And a
raised level holds at once: the page is off the site until it is published at the new level, and
nothing that Wagtail remembers of it tells what it said before. See docs/decisions.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import COMMENTS_RELATION_NAME, Revision
from wagtail.signals import page_unpublished

from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.mixins import PageMixin
from palmecenter.languages.texts import translated_fields

from . import signals
from .closed_references import drop_closed_references
from .consent import pictures_in, refusal
from .history import forget_words, of_lower_level, rewrite
from .levels import ProtectionLevel, begins_anew
from .redaction import Facts, redact

CLOSED_IS_NEVER_LIVE = _(
    "A closed page is for staff only and is not published. Save it as a draft, or choose a lower "
    "level."
)


@dataclass
class Removal:
    """What a page loses by its level: see `palmecenter.protection.signals.facts_redacted`."""

    facts: Facts = field(default_factory=dict)
    earlier: list[dict[str, Any]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.facts or self.earlier or self.comments)


def forbidden(page: Any) -> ValidationError | None:
    """Return why a page's level forbids that it is published, if it does."""
    if page.protection == ProtectionLevel.CLOSED:
        return ValidationError({"protection": CLOSED_IS_NEVER_LIVE})
    return None if page.is_open else refusal(page.protection, pictures_in(page))


class ProtectionMixin(PageMixin):
    """Adds the level, and empties on every save what it hides."""

    protection = models.CharField(
        _("protection level"),
        max_length=9,
        choices=ProtectionLevel,
        default=ProtectionLevel.OPEN,
        help_text=_("What the level hides is removed from the page when it is saved."),
    )
    protected_facts: ClassVar[dict[ProtectionLevel, tuple[str, ...]]] = {}
    """What a page of a level, or of one above it, must not hold: names of fields and relations."""

    _removal: Removal | None = None
    """What the save that is going on has taken out so far."""

    class Meta:
        abstract = True

    @classmethod
    def names_hidden_by(cls, level: str) -> set[str]:
        """Return names that a level hides whichever page of this type they belong to, if any.

        The editor is told where a text says one: what a page once held, it does not know any more.
        """
        return set()

    @classmethod
    def must_not_name(cls, level: str, thing: Any) -> bool:
        """Whether a page of this type must not name somebody or some country at a level."""
        return False

    @property
    def is_open(self) -> bool:
        """Whether the public may know everything that the page says."""
        return self.protection == ProtectionLevel.OPEN

    def apply_level(self) -> Facts:
        """Bring what the page says in line with its level, in memory; return what was taken out.

        Every save of a row and of a revision does this, whoever saves and in whatever way. A page
        type of which a level asks more, such as sums that are rounded, does that first.
        """
        return redact(self)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save the row without what the level hides. Raises ValidationError for a closed live one.

        A row whose level is raised to closed is off the site from here on.
        """
        if not kwargs.get("update_fields"):
            drop_closed_references(self)
        if self.is_open:
            return super().save(*args, **kwargs)
        with self._kept_to_level() as removal:
            stored = None if kwargs.get("update_fields") else self._stored_below()
            self._check_consent(kwargs.get("update_fields"))
            if self.live and self.protection == ProtectionLevel.CLOSED:
                if not (stored and stored.live):
                    raise ValidationError({"protection": CLOSED_IS_NEVER_LIVE})
                self._leave_site()
            pictures = pictures_in(stored) if stored else []
            if stored:
                self._forget(stored, removal)
            result = super().save(*args, **kwargs)
            if stored:
                removal.earlier += rewrite(self, of_lower_level(self))
                self._raise_aliases()
                signals.level_raised.send(type(self), page=self, before=stored, pictures=pictures)
        return result

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Save a revision without what the level hides; a raised level holds for the row too."""
        drop_closed_references(self)
        if self.is_open:
            return super().save_revision(*args, **kwargs)
        with self._kept_to_level() as removal:
            lower = of_lower_level(self)
            stored = self._stored_below()
            if stored:
                was_live, self.has_unpublished_changes = self.live, True
                self._leave_site()
                self.save(clean=False)
                if was_live:
                    page_unpublished.send(type(self), instance=self)
            elif lower:
                self._forget(None, removal)
            revision = super().save_revision(*args, **kwargs)
            removal.earlier += rewrite(self, [] if stored else lower)
        return revision

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """Publish a revision, now or later. Raises ValidationError where its level forbids it."""
        level = revision.content.get("protection", ProtectionLevel.OPEN)
        if level != ProtectionLevel.OPEN and (error := forbidden(revision.as_object())):
            raise error
        super().publish(revision, *args, **kwargs)

    @contextmanager
    def _kept_to_level(self) -> Iterator[Removal]:
        """Take out what the level hides, and tell of it when all is saved, or save nothing.

        Saving a revision may save the row as well: that is one removal, which is told of once.
        """
        with transaction.atomic():
            facts = self.apply_level()
            if self._removal is not None:
                self._removal.facts |= facts
                yield self._removal
                return
            self._removal = removal = Removal(facts=facts)
            try:
                yield removal
                if removal:
                    signals.facts_redacted.send(type(self), page=self, **vars(removal))
            finally:
                self._removal = None

    def _stored_below(self) -> Any:
        """Return the row as it is stored if it is at a lower level than this page; else None."""
        lower = ProtectionLevel(self.protection).lesser
        return type(self)._default_manager.filter(pk=self.pk, protection__in=lower).first()

    def _check_consent(self, update_fields: Any) -> None:
        """Raise ValidationError where a page that is to be live shows people without consent."""
        if not self.live or update_fields or self.protection == ProtectionLevel.CLOSED:
            return
        if error := refusal(self.protection, pictures_in(self)):
            raise error

    def _leave_site(self) -> None:
        self.live, self.live_revision = False, None
        self.draft_title = self.title

    def _forget(self, stored: Any, removal: Removal) -> None:
        """Forget what the page said at a lower level, and note it in `removal`."""
        if stored:
            if begins_anew(stored.protection, self.protection):
                self.begin_anew(stored)
            stored.protection = self.protection
            held = redact(stored)
            # The editor may have changed a fact as well: the old one goes with the old page.
            changed = {
                name: fact for name, fact in held.items() if removal.facts.get(name, fact) != fact
            }
            removal.facts = {**held, **removal.facts}
            removal.earlier.append({**stored.serializable_data(), **changed})
        removal.comments += forget_words(self)
        setattr(self, COMMENTS_RELATION_NAME, [])

    def begin_anew(self, stored: Any) -> None:
        """Take on another identity in public files than the `stored` page had in earlier ones."""
        self.translation_key, self.first_published_at = uuid4(), None

    def _raise_aliases(self) -> None:
        """Take the page's aliases off the site; publishing the page brings them back."""
        # What the level hides is empty by now, and is to be empty there too.
        names = translated_fields(type(self))
        for alias in type(self)._default_manager.filter(alias_of=self):
            for column in (localized(name, code) for name in names for code in CODES):
                setattr(alias, column, getattr(self, column))
            alias.protection = self.protection
            alias.title = alias.draft_title = self.title
            was_live = alias.live
            alias._leave_site()
            alias.save(clean=False)
            if was_live:
                page_unpublished.send(type(alias), instance=alias)
