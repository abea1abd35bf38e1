"""The level of a page in templates of the admin."""

from typing import Any

from django import template
from django.utils.translation import gettext

from .. import marks
from ..levels import ProtectionLevel

register = template.Library()


@register.simple_tag
def level_mark(page: Any) -> str:
    """The level in one word; nothing for what is open, or has no level, as the root of all has."""
    return marks.level_mark(page) if hasattr(page, "protection") else ""


@register.simple_tag(takes_context=True)
def chooser_levels(context: template.Context) -> list[dict[str, Any]]:
    """The levels that pages to choose from may be narrowed to, and none; and which is chosen."""
    chosen = context["request"].GET.get("protection", "")
    choices = [("", gettext("all")), *((one.value, one.short) for one in ProtectionLevel)]
    return [
        {"value": value or None, "label": label, "is_chosen": value == chosen}
        for value, label in choices
    ]
