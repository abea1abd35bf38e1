"""The form that every page is edited in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from palmecenter.languages.codes import CODES
from palmecenter.languages.panels import NAMES_FOR_STAFF
from palmecenter.languages.texts import has_words
from palmecenter.protection.copies import CopiesFormMixin
from palmecenter.protection.forms import ProtectionFormMixin
from palmecenter.protection.leaked_names_form import LeakedNamesFormMixin
from palmecenter.protection.lowering_form import LoweringFormMixin
from palmecenter.protection.marks import mark_choices
from palmecenter.protection.mosaics.forms import MosaicsFormMixin
from palmecenter.protection.renaming import RenamingFormMixin, new_name_field

from .live_form import LiveFormMixin
from .wording import SLUG_TAKEN


class BilingualPageForm(
    LiveFormMixin,
    MosaicsFormMixin,
    CopiesFormMixin,
    LoweringFormMixin,
    RenamingFormMixin,
    ProtectionFormMixin,
    LeakedNamesFormMixin,
    WagtailAdminPageForm,
):
    """Checks the slugs of both languages, and when it is to be published whether it can be."""

    confirmed = forms.MultipleChoiceField(
        label=_("Says the same as the other language again"),
        choices=list(NAMES_FOR_STAFF.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick a translation that is still right although the other language changed."),
    )
    remove_hidden = forms.BooleanField(
        label=_("Remove what the level hides"),
        required=False,
        help_text=_("Asked for when the level takes away something that is there now."),
    )
    names_stay = forms.BooleanField(
        label=_("The names may stay in the text"),
        required=False,
        help_text=_("Asked for when the words or the address still name what the level hides."),
    )

    new_name = new_name_field()
    mosaics_read = forms.BooleanField(
        label=_("I have read what tells together"),
        required=False,
        help_text=_("Change the words here or there, or ask somebody, where it tells too much."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form. The server makes what slug is left empty, from the heading."""
        super().__init__(*args, **kwargs)
        mark_choices(self)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def save(self, commit: bool = True) -> Any:
        """Save the page. A new one goes live by its revision alone.

        Wagtail would store a page that is published at once as live before it has any revision; the
        text of a language that is not ready would be taken out of it, and be in none.
        """
        if self.instance._state.adding:
            self.instance.live = False
        return super().save(commit=commit)

    def clean(self) -> dict[str, Any]:
        """Return the cleaned data; errors stand at the fields they belong to."""
        super().clean()
        cleaned = self.cleaned_data
        self.instance.confirmed_languages = frozenset(cleaned.get("confirmed") or ())
        if not any(has_words(cleaned.get(f"heading_{code}") or "") for code in CODES):
            self.add_error("heading_sv", _("Give the page a heading in at least one language."))
        for column in ("slug", "slug_en"):
            slug = cleaned.get(column)
            if slug and not type(self.instance)._slug_is_available(
                slug, self.parent_page, self.instance
            ):
                self.errors.pop(column, None)
                self.add_error(column, ValidationError(SLUG_TAKEN % {"slug": slug}))
        return cleaned
