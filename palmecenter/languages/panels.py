"""Panels of the editor: a text in Swedish and in English side by side, declared once."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from .codes import CODES, localized
from .state import TranslationState

NAMES_FOR_STAFF = {"sv": _("Swedish"), "en": _("English")}


def side_by_side(name: str, *, heading: Promise | str = "", **options: Any) -> Panel:
    """Return one panel with the two languages of a short field in two columns.

    `name` is the translated field; `options` go to both FieldPanels (`help_text`, `widget` …).
    """
    return FieldRowPanel(
        [FieldPanel(localized(name, code), **options) for code in CODES], heading=heading
    )


def stacked(name: str, *, heading: Promise | str, **options: Any) -> Panel:
    """Return one panel with the two languages of a long field, one under the other."""
    return MultiFieldPanel(
        [FieldPanel(localized(name, code), **options) for code in CODES], heading=heading
    )


class TranslationStatePanel(Panel):
    """Says at the top of the editor which translation is missing, outdated or current."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "languages/admin/translation_state_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Add the state and the readiness of each language."""
            context = super().get_context_data(parent_context)
            context["languages"] = [
                {
                    "name": NAMES_FOR_STAFF[code],
                    "label": (state := self.instance.translation_state(code)).label,
                    "is_current": state is TranslationState.CURRENT,
                    "is_ready": getattr(self.instance, localized("ready", code)),
                }
                for code in CODES
            ]
            return context
