"""The column of a running text."""

from typing import Any

from django.apps import apps
from django.utils.functional import cached_property
from wagtail import fields
from wagtail.blocks import StreamBlock


class StreamField(fields.StreamField):
    """Wagtail's, of which migrations know the column alone, and not which blocks it takes.

    The column is JSON whatever they are. So a new block or another label makes no migration, where
    Wagtail's writes all blocks of all running texts anew. A model of a migration reads its texts
    by the blocks of today; a migration that changes what blocks hold works on the JSON
    (`wagtail.blocks.migrations`).
    """

    @cached_property
    def stream_block(self) -> StreamBlock:
        """The blocks: those given, or in a migration those that the field has today."""
        if self.block_types_arg != []:
            return super().stream_block
        try:
            today = apps.get_model(self.model._meta.label)
        except (AttributeError, LookupError):  # on no model yet, or that of a later migration
            return StreamBlock([])
        return today._meta.get_field(self.name).stream_block

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Describe the field as `Field.deconstruct` says, without its blocks."""
        name, path, _args, kwargs = super().deconstruct()
        del kwargs["block_lookup"]
        return name, path, [[]], kwargs
