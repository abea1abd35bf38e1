"""The form that a publication is edited in."""

from typing import Any

from palmecenter.pages.forms import BilingualPageForm

from .shelves import untitled


class PublicationForm(BilingualPageForm):
    """Checks that an edition in a language which the page has no heading in has a title.

    A draft may lack what is not known yet.
    """

    def clean(self) -> dict[str, Any]:
        """Return the cleaned data; what an edition lacks is said at its title."""
        cleaned = super().clean()
        if not self.is_deferred_validation:
            self._check_titles()
        return cleaned

    def _check_titles(self) -> None:
        editions = self.formsets["editions"]
        editions.is_valid()
        forms = {
            id(form.instance): form
            for form in editions.forms
            if not editions._should_delete_form(form)
            and (form.has_changed() or not form.empty_permitted)
        }
        for edition, message in untitled([form.instance for form in forms.values()]):
            forms[id(edition)].add_error("title", message)
