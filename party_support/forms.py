"""The form that a chapter is edited in, and how a heading of its text is chosen there.

The browser offers the headings of the text as it was last saved.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.panels import InlinePanel

from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.panels import NAMES_FOR_STAFF
from palmecenter.pages.forms import BilingualPageForm

from .blocks import has_heading, headings_of


class ChapterForm(BilingualPageForm):
    """Checks that each question leads to a heading which the text has, in each language.

    A draft may name one that is not written yet.
    """

    def clean(self) -> dict[str, Any]:
        """Check what a question says of a heading, at the question."""
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
        if not words or body is None or has_heading(body, words):
            return
        said = {"words": words, "language": NAMES_FOR_STAFF[code]}
        message = _("%(language)s: the text has no heading “%(words)s”.") % said
        if headings := headings_of(body):
            message += " " + _("It has: %(headings)s.") % {"headings": "; ".join(headings)}
        form.add_error(column, message)


def _list_of(code: str) -> str:
    return f"headings-{code}"


class HeadingInput(forms.TextInput):
    """Takes the words of a heading in one language; `QuestionsPanel` says which there are."""

    def __init__(self, code: str) -> None:
        super().__init__(attrs={"list": _list_of(code)})


class QuestionsPanel(InlinePanel):
    """Questions, and the headings of the text in each language for the fields that take one."""

    class BoundPanel(InlinePanel.BoundPanel):
        template_name = "party_support/admin/questions_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Add the lists, by the ids that the fields know them by."""
            context = super().get_context_data(parent_context)
            bodies = {code: getattr(self.instance, localized("body", code)) for code in CODES}
            context["lists"] = {_list_of(code): headings_of(bodies[code]) for code in CODES}
            return context
