"""Blocks that lead somewhere."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class CallToActionBlock(blocks.StructBlock):
    """One thing to do, as a prominent link to a page of ours or to another site."""

    text = blocks.TextBlock(label=_("Why"), required=False)
    label = blocks.CharBlock(label=_("What the link says"), max_length=80)
    page = blocks.PageChooserBlock(label=_("Page"), page_type="pages.BasePage", required=False)
    url = blocks.URLBlock(label=_("Or another site's address"), required=False)

    class Meta:
        icon = "link"
        label = _("Call to action")
        template = "blocks/call_to_action.html"

    def clean(self, value: dict[str, Any]) -> dict[str, Any]:
        """Ask for exactly one target."""
        cleaned = super().clean(value)
        if bool(cleaned["page"]) == bool(cleaned["url"]):
            error = ValidationError(_("Choose a page or give an address, one of the two."))
            raise blocks.StructBlockValidationError({"page": error})
        return cleaned
