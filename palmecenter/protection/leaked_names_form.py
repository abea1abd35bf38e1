"""The form of a page asks about names that a level hides and that the page would still tell."""

from typing import Any

from django import forms
from django.utils.translation import gettext

from .leaked_names import find
from .levels import ProtectionLevel
from .remaining_texts import Reader, remaining_texts
from .withheld_names import Levels, children_with_levels, withheld_names


class TypedReader(Reader):
    """Reads a page as its form has it, and its inline children as theirs do."""

    def __init__(self, form: Any) -> None:
        """Know the form of the page; those of its children are met on the way."""
        self.forms = {id(form.instance): form}

    def value(self, owner: Any, name: str) -> Any:
        """What is typed or chosen; what the form does not ask for is as it was."""
        form = self.forms.get(id(owner))
        is_many = bool(owner._meta.get_field(name).many_to_many)
        if form is not None and is_many and name in form.fields:
            return list(form.cleaned_data.get(name) or ())
        return super().value(owner, name)

    def children(self, owner: Any, accessor: str) -> list[Any]:
        """Return the children that are there when the form is saved."""
        form = self.forms.get(id(owner))
        formset = getattr(form, "formsets", {}).get(accessor)
        if formset is None:
            return super().children(owner, accessor) if owner.pk else []
        formset.is_valid()
        kept = [
            row
            for row in formset.forms
            if (row.instance.pk or row.has_changed()) and not formset._should_delete_form(row)
        ]
        self.forms |= {id(row.instance): row for row in kept}
        return [row.instance for row in kept]


class LeakedNamesFormMixin(forms.BaseForm):
    """Asks whether names may stay, once for each time that a page is saved with them.

    A page without levels is asked as well: whoever is closed must be named nowhere.
    """

    instance: Any

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # Django's, undocumented
        if "names_stay" not in self.fields or self.cleaned_data.get("names_stay"):
            return
        if reason := self._still_tells():
            self.add_error("names_stay", reason)

    def _still_tells(self) -> str:
        """Say where the page as it is typed names what it must not tell; or nothing."""
        level = self.cleaned_data.get("protection") or self.instance.protection
        if level == ProtectionLevel.CLOSED:
            return ""
        typed = TypedReader(self)
        names = self._withheld(level, typed) | type(self.instance).names_hidden_by(level)
        found = find(names, remaining_texts(self.instance, level, typed)) if names else {}
        if not found:
            return ""
        places = "; ".join(f"{label}: {', '.join(here)}" for label, here in found.items())
        said = gettext("The level hides these names, but the page still tells them. %s.")
        if "protection" not in self.fields and not children_with_levels(type(self.instance)):
            said = gettext("Protection hides these names, but the page tells them. %s.")
        return " ".join([said % places, gettext("Change the words, or tick the box.")])

    def _withheld(self, level: str, typed: TypedReader) -> set[str]:
        """Collect what is hidden of the page as it is typed, as it is stored, and as drafted."""
        names = withheld_names(self.instance, level, typed)
        stored = type(self.instance)._default_manager.filter(pk=self.instance.pk).first()
        if stored is None:
            return names
        levels = self._levels(typed)
        earlier = (stored, stored.get_latest_revision_as_object())
        return names.union(*(withheld_names(one, level, levels=levels) for one in earlier))

    def _levels(self, typed: TypedReader) -> Levels:
        """Return the levels of inline children as they are typed, by the children's keys."""
        return {
            child.pk: child.protection
            for accessor in children_with_levels(type(self.instance))
            for child in typed.children(self.instance, accessor)
            if child.pk
        }
