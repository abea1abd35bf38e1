"""The level of a page in templates of the admin."""

from typing import Any

from django import template

from .. import marks

register = template.Library()


@register.simple_tag
def level_mark(page: Any) -> str:
    """The level in one word; nothing for what is open, or has no level, as the root of all has."""
    return marks.level_mark(page) if hasattr(page, "protection") else ""
