"""Choices that say how a block looks."""

from typing import Any

from wagtail import blocks


class LookBlock(blocks.ChoiceBlock):
    """A choice of how something looks. Its label is the editor's interface, no word of the text.

    Wagtail counts it as text otherwise: readers would find "As wide as the text", and the state of
    a translation would change with the language of the editor's admin.
    """

    def get_searchable_content(self, value: Any) -> list[str]:
        """Return no words."""
        return []
