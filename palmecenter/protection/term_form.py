"""The form of organisations and people that keep to a protection level."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from .levels import ProtectionLevel
from .terms import ProtectedTermMixin

# An open one may bear its real name; nobody outside reads that of a closed one.
WITH_PUBLIC_NAME = {ProtectionLevel.LIMITED, ProtectionLevel.PROTECTED}


class ProtectedTermForm(WagtailAdminModelForm):
    """Asks whether the name of somebody who is protected from the start is one for the public.

    Where a level is raised, the old name is refused (`ProtectedTermMixin.clean`). A new one, and
    one that is renamed later, has no old name to compare with.
    """

    name_is_public = forms.BooleanField(
        label=_("The public may read this name"),
        required=False,
        help_text=_("Asked for when somebody who is not open is new here, or is renamed."),
    )

    instance: ProtectedTermMixin

    def clean(self) -> dict[str, Any]:
        """Ask about a name that is new at its level."""
        super().clean()
        cleaned = self.cleaned_data
        level = cleaned.get("protection")
        if level in WITH_PUBLIC_NAME and self._is_renamed() and not cleaned.get("name_is_public"):
            message = _(
                "Everybody can read the name. At this level it is one that tells nobody who it is, "
                "such as “a women’s organisation in Burma”. Change it, or tick the box."
            )
            self.add_error("name_is_public", message)
        return cleaned

    def _is_renamed(self) -> bool:
        """Say whether there is a name that was not there before, at this level or another."""
        model = type(self.instance)
        stored = model.all_levels.filter(pk=self.instance.pk).first()
        if stored is None:
            return True
        if stored.protection == ProtectionLevel.OPEN:
            return False
        return any(
            self.cleaned_data.get(name) != getattr(stored, name) for name in model.public_names
        )
