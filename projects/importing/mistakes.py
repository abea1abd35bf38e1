"""The mistakes that a project itself finds, said of the columns of a file."""

from django.core.exceptions import ValidationError

from .columns import COLUMNS
from .report import Problem

COLUMN_OF = {column.field: name for name, column in COLUMNS.items()}


def problems_of(error: ValidationError) -> list[Problem]:
    """Return the mistakes that the project itself finds, by column."""
    if not hasattr(error, "error_dict"):
        return [Problem("", message) for message in error.messages]
    return [
        Problem(COLUMN_OF.get(name, ""), message)
        for name, messages in error.message_dict.items()
        for message in messages
        # The title says what the heading says, mistakes too.
        if name != "title"
    ]
