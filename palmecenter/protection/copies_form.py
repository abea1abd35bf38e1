"""Raising copies of a page along with it, in the form that raises the page."""

from typing import Any

from django import forms
from django.db import transaction
from django.forms.forms import DeclarativeFieldsMetaclass
from django.utils.translation import gettext_lazy as _

from .copies import public_copies
from .levels import ProtectionLevel
from .lowering import is_lower, stored_level
from .raising import may_raise, raise_level


class CopiesFormMixin(forms.BaseForm, metaclass=DeclarativeFieldsMetaclass):
    """Names the public copies of a page whose level is raised, with a box for each.

    A raise does not wait for an answer: whoever ticks none is told once more after the save.
    """

    raise_copies = forms.MultipleChoiceField(
        label=_("Copies of this page are public. Raise these as well:"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    instance: Any
    for_user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form; copies are looked for when the level that is sent is a higher one."""
        super().__init__(*args, **kwargs)
        level = self.data.get(self.add_prefix("protection")) if self.is_bound else None
        self.copies = self._copies(level) if level in ProtectionLevel.values else []
        if self.copies:
            field: Any = self.fields["raise_copies"]
            field.choices = [(str(one.pk), one.get_admin_display_title()) for one in self.copies]
        else:
            del self.fields["raise_copies"]

    def _copies(self, level: Any) -> list[Any]:
        before = stored_level(self.instance) if self.instance.pk else ""
        if not before or not is_lower(before, level):
            return []
        found = public_copies(self.instance, level)
        return [one for one in found if may_raise(one, self.for_user)]

    def save(self, commit: bool = True) -> Any:
        """Save the page, and raise the copies that were ticked."""
        chosen = set(self.cleaned_data.get("raise_copies") or ())
        new_name = bool(self.cleaned_data.get("new_name"))
        with transaction.atomic():
            for one in self.copies:
                if str(one.pk) in chosen:
                    level = self.cleaned_data["protection"]
                    raise_level(one, level, self.for_user, new_name=new_name)
            return super().save(commit=commit)  # type: ignore[misc]  # of the form it is mixed into
