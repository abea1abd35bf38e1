"""Template tags of the manual."""

import re

from django import template
from django.utils.safestring import SafeString

from ..glossary import GlossaryLinker

register = template.Library()


@register.simple_block_tag
def linked(content: str, linker: GlossaryLinker) -> SafeString:
    """Link words of the glossary in what is inside, which must be safe HTML."""
    return linker.link(content)


@register.filter
def first_sentence(text: str) -> str:
    """The first sentence of a text, where a list has no room for all of it."""
    return re.split(r"(?<=[.!?…]) +", text, maxsplit=1)[0]
