"""The form that an event is edited in."""

from typing import Any

from django.utils.translation import gettext as _

from palmecenter.pages.forms import BilingualPageForm


class EventForm(BilingualPageForm):
    """Refuses an address for those who are registered where nobody registers."""

    def clean(self) -> dict[str, Any]:
        """The cleaned data; what is wrong is said at the address."""
        cleaned = super().clean()
        if cleaned.get("registered_url") and cleaned.get("registration") == "none":
            message = _("Nobody registers for the event, so nobody would get this address.")
            self.add_error("registered_url", message)
        return cleaned
