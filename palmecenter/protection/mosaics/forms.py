"""The editor's form shows what tells together before a level is raised or a page is published."""

import hashlib
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from ..levels import ProtectionLevel
from .findings import Finding, find_new
from .subjects import FormSubject

READ = _("This tells together with what the public reads elsewhere. Read it, then tick the box.")
ASKED_ALONG = frozenset({"make_public", "raise_copies", "remove_hidden", "names_stay"})
"""Fields whose errors are questions as well: whoever raises a level gets all of them at once."""


class MosaicsFormMixin(forms.BaseForm):
    """Asks whoever raises a level or publishes to read what is found, where it is new.

    The questions of `ProtectionFormMixin` are asked first.
    """

    comes_before: ClassVar[tuple[str, ...]] = ("ProtectionFormMixin",)
    instance: Any
    formsets: dict[str, Any]
    is_deferred_validation: bool
    mosaics: Sequence[Finding] = ()
    """What was found, for the panel to show."""

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # Django's, undocumented
        if self.errors.keys() - ASKED_ALONG or not all(
            formset.is_valid() for formset in self.formsets.values()
        ):
            return
        subject = FormSubject(self)
        if not self._makes_public(subject):
            return
        self.mosaics = find_new([subject])
        if any(one.asks for one in self.mosaics) and not self._was_read():
            self.add_error("mosaics_read", READ)

    @property
    def mosaics_digest(self) -> str:
        """What the tick is given with: it holds for what was shown, and for nothing found since."""
        keys = "\n".join(sorted(one.key for one in self.mosaics))
        return hashlib.sha256(keys.encode()).hexdigest()[:16]

    def _was_read(self) -> bool:
        shown = self.data.get("mosaics_shown", self.mosaics_digest)
        return bool(self.cleaned_data.get("mosaics_read")) and shown == self.mosaics_digest

    def _makes_public(self, subject: FormSubject) -> bool:
        """Whether the form publishes, or raises the level of what the public reads."""
        if subject.level == ProtectionLevel.CLOSED:
            return self._leaves_others(subject)
        return not self.is_deferred_validation or self._leaves_others(subject)

    def _leaves_others(self, subject: FormSubject) -> bool:
        before = subject.before
        return before is not None and before.level in subject.level.lesser
