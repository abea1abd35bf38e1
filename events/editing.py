"""The form that an event is edited in."""

from typing import Any

from django.utils.translation import gettext as _

from palmecenter.languages.codes import CODES, localized
from palmecenter.pages.forms import BilingualPageForm


class EventForm(BilingualPageForm):
    """Checks that each question can be asked in every language that is marked as ready.

    A draft may lack what is not written yet. An address for those who are registered is refused
    where nobody registers.
    """

    def clean(self) -> dict[str, Any]:
        """Return the cleaned data; what a question lacks is said at the question."""
        cleaned = super().clean()
        if not self.is_deferred_validation:
            ready = [code for code in CODES if cleaned.get(localized("ready", code))]
            self._check_questions(ready)
        if cleaned.get("registered_url") and cleaned.get("registration") == "none":
            message = _("Nobody registers for the event, so nobody would get this address.")
            self.add_error("registered_url", message)
        return cleaned

    def _check_questions(self, ready: list[str]) -> None:
        questions = self.formsets["questions"]
        questions.is_valid()
        for form in questions.forms:
            is_unused = form.empty_permitted and not form.has_changed()
            if is_unused or questions._should_delete_form(form):
                continue
            for code in ready:
                for column, message in form.instance.lacks_in(code).items():
                    form.add_error(column, message)
