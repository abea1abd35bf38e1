"""What tells together in the editor: seen when the form asks about it, and otherwise not."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel


class FindingsPanel(HelpPanel):
    """Lists what was found."""

    def __init__(self, **kwargs: Any) -> None:
        """Make the panel with its own template, which has the form at hand."""
        super().__init__(**({"template": "protection/admin/mosaics_panel.html"} | kwargs))


class AskedPanel(FieldPanel):
    """The tick, where something has to be read."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            """Leave the tick out where what was found is only told."""
            return super().is_shown() and any(one.asks for one in self.form.mosaics)


class MosaicsPanel(MultiFieldPanel):
    """What was found, and the tick that it was read."""

    def __init__(self, children: tuple = (), *args: Any, **kwargs: Any) -> None:
        """Make the panel with its parts."""
        kwargs.setdefault("heading", _("What tells together"))
        super().__init__(children or (FindingsPanel(), AskedPanel("mosaics_read")), *args, **kwargs)

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            """Show nothing where nothing was found."""
            return bool(self.form.mosaics)
