"""The form that a chapter is edited in."""

from typing import Any

from django.utils.translation import gettext as _

from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.panels import NAMES_FOR_STAFF
from palmecenter.pages.forms import BilingualPageForm

from .sections import headings_of, names_heading


class ChapterForm(BilingualPageForm):
    """Checks that each question leads to a heading which the text has, in each language.

    A draft may name one that is not written yet.
    """

    def clean(self) -> dict[str, Any]:
        """Return the cleaned data; what a question says of a heading is checked at the question."""
        cleaned = super().clean()
        if self.is_deferred_validation:
            return cleaned
        questions = self.formsets["questions"]
        questions.is_valid()
        for form in questions.forms:
            if not questions._should_delete_form(form):
                for code in CODES:
                    self._check_section(form, code)
        return cleaned

    def _check_section(self, form: Any, code: str) -> None:
        column, body = localized("section", code), self.cleaned_data.get(localized("body", code))
        words = getattr(form, "cleaned_data", {}).get(column)
        # A text that is wrong in itself has been said to be so.
        if not words or body is None or names_heading(body, words):
            return
        said = {"words": words, "language": NAMES_FOR_STAFF[code]}
        message = _("%(language)s: the text has no heading “%(words)s”.") % said
        if headings := headings_of(body):
            message += " " + _("It has: %(headings)s.") % {"headings": "; ".join(headings)}
        form.add_error(column, message)
