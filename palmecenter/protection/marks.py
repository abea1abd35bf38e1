"""Staff see the level: a mark behind names, a column in lists, a filter."""

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import StatusTagColumn

from .levels import ProtectionLevel
from .terms import ProtectedTermMixin

LEVEL = _("Protection level")


def level_mark(thing: Any) -> str:
    """The level of a page, an organisation or a person in one word; nothing for what is open."""
    level = ProtectionLevel(thing.protection)
    return "" if level == ProtectionLevel.OPEN else level.short


def marked_name(thing: Any) -> str:
    """What a thing is called among staff: its name, and its level where it is not open."""
    mark = level_mark(thing)
    return f"{thing} ({mark})" if mark else str(thing)


class LevelColumn(StatusTagColumn):
    """The level in lists, in words; an open one is left empty, so that the others stand out."""

    cell_template_name = "protection/admin/level_cell.html"

    def __init__(self, name: str = "protection", **kwargs: Any) -> None:
        """Make the column, which lists are sorted by unless told otherwise."""
        super().__init__(
            name, **({"label": LEVEL, "sort_key": name, "accessor": level_mark} | kwargs)
        )


class LevelFilter(django_filters.MultipleChoiceFilter):
    """Narrows a list to some levels."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the filter with a box to tick for each level."""
        given = {
            "label": LEVEL,
            "choices": ProtectionLevel,
            "widget": forms.CheckboxSelectMultiple,
        }
        super().__init__(*args, **(given | kwargs))


def mark_choices(form: forms.BaseForm) -> None:
    """Let the boxes of a form that offer organisations or people say which are not open."""
    for field in form.fields.values():
        model = getattr(getattr(field, "queryset", None), "model", None)
        if (
            isinstance(field, forms.ModelChoiceField)
            and model
            and issubclass(model, ProtectedTermMixin)
        ):
            setattr(field, "label_from_instance", marked_name)  # noqa: B010 - a method, replaced
