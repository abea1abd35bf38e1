"""What tells together in the editor: seen when the form asks about it, and otherwise not."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel


class FindingsPanel(HelpPanel):
    """Lists what was found."""

    def __init__(self, **kwargs: Any) -> None:
        """Make the panel with its own template."""
        super().__init__(**({"template": "protection/admin/mosaics_panel.html"} | kwargs))

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Add what was found, and which findings a tick is about."""
            found = {"findings": self.form.mosaics, "digest": self.form.mosaics_digest}
            return super().get_context_data(parent_context) | found


class AskedPanel(FieldPanel):
    """The tick, where something has to be read."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            """Leave the tick out where what was found is only told."""
            # Two versions are compared without a form.
            found = getattr(self.form, "mosaics", ())
            return super().is_shown() and any(one.asks for one in found)


class MosaicsPanel(MultiFieldPanel):
    """What was found, and the tick that it was read."""

    def __init__(self, children: tuple = (), *args: Any, **kwargs: Any) -> None:
        """Make the panel with its parts."""
        kwargs.setdefault("heading", _("What tells together"))
        super().__init__(children or (FindingsPanel(), AskedPanel("mosaics_read")), *args, **kwargs)

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            """Show nothing where nothing was found."""
            return bool(getattr(self.form, "mosaics", ()))
