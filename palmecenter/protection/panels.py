"""The level in the editor, with words that tell what each level takes away."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel

from .forms import removed_labels, what_becomes_of_it
from .levels import ProtectionLevel
from .withheld_names import children_with_levels

EXPLAINED: dict[ProtectionLevel, Promise] = {
    ProtectionLevel.OPEN: _("Open: everything is shown."),
    ProtectionLevel.LIMITED: _("Limited: nobody learns who the partner is."),
    ProtectionLevel.PROTECTED: _("Protected: a general text only."),
    ProtectionLevel.CLOSED: _("Closed: for staff only. The page leaves the site at once."),
}


# Each is shown where there is something to ask.
ASKED = ("make_public", "raise_copies", "remove_hidden", "names_stay", "new_name")


class LevelsPanel(HelpPanel):
    """Says for each level what it removes from a page of this type."""

    def __init__(self, **kwargs: Any) -> None:
        """Make the panel with its own template."""
        super().__init__(**({"template": "protection/admin/levels_panel.html"} | kwargs))

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Add the levels, what each removes, and what becomes of it."""
            context = super().get_context_data(parent_context)
            model = type(self.instance)
            context["levels"] = [
                {"text": text, "removes": removed_labels(model, level)}
                for level, text in EXPLAINED.items()
            ]
            context["kept"] = what_becomes_of_it()
            return context


class AskedNamesPanel(FieldPanel):
    """The tick that a name may stay; unseen, with all around it, until the form has asked."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            """Show it where a name was found, and while it is ticked."""
            # Two versions are compared without a form.
            if not super().is_shown() or self.form is None or not self.form.is_bound:
                return False
            is_ticked = bool(self.form[self.field_name].value())
            return is_ticked or self.field_name in self.form.errors


class ProtectionPanel(MultiFieldPanel):
    """The level; only for page types that say what their levels hide. Others are open."""

    def __init__(self, children: tuple = (), *args: Any, **kwargs: Any) -> None:
        """Make the panel with its parts."""
        asked = (FieldPanel(name) for name in ASKED)
        parts = (FieldPanel("protection"), LevelsPanel(), *asked)
        kwargs.setdefault("heading", _("Protection"))
        super().__init__(children or parts, *args, **kwargs)

    def on_model_bound(self) -> None:
        """Leave only what may be asked where the page has no levels.

        Its inline children may have some, and it may name somebody whom nobody may know of.
        """
        if not self.model.protected_facts:
            has_levels = bool(children_with_levels(self.model))
            asked = [FieldPanel("make_public"), FieldPanel("names_stay")]
            self.children: list[Any] = asked if has_levels else [AskedNamesPanel("names_stay")]
        super().on_model_bound()
