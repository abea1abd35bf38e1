"""The keys of a page's children in its form, where a raise has taken their rows away.

A raised child leaves the site at once: its row is deleted, and the draft alone knows it until it is
published. Django takes no key of a row that is not there.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import ModelChoiceField


class ChildKeyField(ModelChoiceField):
    """Takes the key of a row, or of the child of the draft that this form is about."""

    def __init__(self, *args: Any, child: Any, **kwargs: Any) -> None:
        """Note the child."""
        super().__init__(*args, **kwargs)
        self.child = child

    def to_python(self, value: Any) -> Any:
        """Return the row, or the child. Raises ValidationError for any other key."""
        try:
            return super().to_python(value)
        except ValidationError:
            if self.child.pk and str(value) == str(self.child.pk):
                return self.child
            raise


def take_children_of_drafts(formset: Any) -> None:
    """Let the forms of children take those that are in the draft alone."""
    for row in formset.forms:
        key = row.fields.get("id")
        if key is not None and row.instance.pk:
            row.fields["id"] = ChildKeyField(
                key.queryset,
                child=row.instance,
                initial=key.initial,
                required=False,
                widget=key.widget,
            )


def key_of(row: Any) -> Any:
    """Return the key of a form's child, as it was sent where no such child is known any more.

    A new one has none yet: it is known by its place in the form.
    """
    sent = row.data.get(row.add_prefix("id")) or ""
    return row.instance.pk or (int(sent) if sent.isdecimal() else row.prefix)
