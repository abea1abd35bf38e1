"""Choosing a heading in the editor: the browser offers those of the text as it was last saved."""

from typing import Any

from django import forms
from wagtail.admin.panels import InlinePanel

from palmecenter.languages.codes import CODES, localized

from .sections import headings_of


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
