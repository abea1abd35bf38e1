"""Forms of editors."""

from typing import Any

from django.utils.translation import gettext as _

from palmecenter.languages.names import canonical_tag
from palmecenter.pages.forms import BilingualPageForm


class DoorForm(BilingualPageForm):
    """Refuses a second door of a language: its address is the language."""

    def clean(self) -> dict[str, Any]:
        """Return the cleaned data; that the address is taken stands at the language."""
        cleaned = super().clean()
        slug = canonical_tag(cleaned.get("language") or "").lower()
        page = self.instance
        if slug and not type(page)._slug_is_available(slug, self.parent_page, page):
            self.add_error("language", _("There is a page at the address of this language."))
        return cleaned
