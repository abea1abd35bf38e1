"""Plain copies of a page: raising its level leaves them on the site, saying what it said.

Wagtail's log tells where a copy stands and not what it is a copy of, so they are found by what they
say: the same heading and summary, the same text, or parts of a text that were copied as they are.
The form that raises the page names them, with a box for each.
"""

from typing import Any

from django import forms
from django.db import transaction
from django.forms.forms import DeclarativeFieldsMetaclass
from django.utils.translation import gettext_lazy as _

from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.texts import plain_text

from .levels import ProtectionLevel
from .lowering import is_lower, stored_level
from .raising import may_raise, raise_level
from .redaction import stream_columns

# Shorter texts are the same by chance.
LONG_ENOUGH = 40


def public_copies(page: Any, level: str = ProtectionLevel.CLOSED) -> list[Any]:
    """Return the pages on the site, at a level below this one, that say what a stored page says.

    Its aliases are none of them: they follow it by themselves.
    """
    model = type(page)
    stored = model._base_manager.filter(pk=page.pk).first()
    marks = _marks(stored) if stored else set()
    if stored and stored.has_unpublished_changes:
        marks |= _marks(stored.get_latest_revision_as_object())
    others = model._base_manager.filter(live=True, protection__in=ProtectionLevel(level).lesser)
    others = others.exclude(pk=page.pk).exclude(alias_of=page.pk)
    return [one for one in others.order_by("path").iterator() if marks & _marks(one)]


def _marks(page: Any) -> set[tuple[Any, ...]]:
    """What a page is known by: its blocks, its texts, heading and summary together."""
    marks: set[tuple[Any, ...]] = set()
    for column in stream_columns(type(page)):
        value = getattr(page, column)
        marks |= {("block", block["id"]) for block in value.raw_data if block.get("id")}
        words = _squeezed(plain_text(value))
        if len(words) >= LONG_ENOUGH:
            marks.add(("text", words))
    for code in CODES:
        both = [_squeezed(getattr(page, localized(name, code))) for name in ("heading", "summary")]
        if all(both):
            marks.add((code, *both))
    return marks


def _squeezed(text: str | None) -> str:
    return " ".join((text or "").split()).casefold()


class CopiesFormMixin(forms.BaseForm, metaclass=DeclarativeFieldsMetaclass):
    """Names the public copies of a page whose level is raised, with a box for each.

    A raise does not wait for an answer: whoever ticks none is told once more after the save.
    """

    raise_copies = forms.MultipleChoiceField(
        label=_("Copies of this page are public. Raise these as well:"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    instance: Any
    for_user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form; copies are looked for when the level that is sent is a higher one."""
        super().__init__(*args, **kwargs)
        level = self.data.get(self.add_prefix("protection")) if self.is_bound else None
        self.copies = self._copies(level) if level in ProtectionLevel.values else []
        if self.copies:
            field: Any = self.fields["raise_copies"]
            field.choices = [(str(one.pk), one.get_admin_display_title()) for one in self.copies]
        else:
            del self.fields["raise_copies"]

    def _copies(self, level: Any) -> list[Any]:
        before = stored_level(self.instance) if self.instance.pk else ""
        if not before or not is_lower(before, level):
            return []
        found = public_copies(self.instance, level)
        return [one for one in found if may_raise(one, self.for_user)]

    def save(self, commit: bool = True) -> Any:
        """Save the page, and raise the copies that were ticked."""
        chosen = set(self.cleaned_data.get("raise_copies") or ())
        new_name = bool(self.cleaned_data.get("new_name"))
        with transaction.atomic():
            for one in self.copies:
                if str(one.pk) in chosen:
                    level = self.cleaned_data["protection"]
                    raise_level(one, level, self.for_user, new_name=new_name)
            return super().save(commit=commit)  # type: ignore[misc]  # of the form it is mixed into
