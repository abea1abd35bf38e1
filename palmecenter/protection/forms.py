"""Choosing a level in the editor: nothing typed is taken away without saying what and asking."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy as _
from modelcluster.models import get_all_child_relations
from wagtail.blocks import StreamValue
from wagtail.images import get_image_model

from .consent import refusal
from .levels import ProtectionLevel
from .lowering import stored_level
from .mixins import CLOSED_IS_NEVER_LIVE
from .redaction import beside_words, hidden_names, leaves_words_alone, stream_columns, usual

BESIDE_WORDS = _("pictures, tables, figures, files, films and calls to action in the text")


def removed_labels(model: Any, level: str) -> list[str]:
    """What a level removes from pages of a type, as editors know it."""
    names = labels(model, hidden_names(model, level))
    has_more = leaves_words_alone(level) and stream_columns(model)
    return [*names, str(BESIDE_WORDS)] if has_more else names


def labels(model: Any, names: list[str]) -> list[str]:
    """Return the names of fields and relations as editors know them."""
    children = {rel.get_accessor_name(): rel for rel in get_all_child_relations(model)}
    return [
        str(
            capfirst(
                children[name].related_model._meta.verbose_name_plural
                if name in children
                else model._meta.get_field(name).verbose_name
            )
        )
        for name in names
    ]


ONLY_WHO_MAY_PUBLISH = _(
    "The page is on the site, and a higher level takes it and its earlier versions away at once. "
    "Ask somebody who may publish it."
)


class ProtectionFormMixin(forms.BaseForm):
    """Asks before a level takes anything away, and refuses to publish what is closed."""

    instance: Any
    for_user: Any
    formsets: dict[str, Any]
    is_deferred_validation: bool

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form, and note which level is stored."""
        super().__init__(*args, **kwargs)
        # A draft may lower it: what the site has is the row's.
        self.level_at_hand = stored_level(self.instance) or self.instance.protection
        if "protection" not in self.fields:
            self.fields.pop("remove_hidden", None)

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # Django's, undocumented
        level = self.cleaned_data.get("protection")
        if not level:
            return
        if level == ProtectionLevel.CLOSED and not self.is_deferred_validation:
            self.add_error("protection", CLOSED_IS_NEVER_LIVE)
        elif self._is_raised(level) and self.instance.live and not self._may_publish():
            self.add_error("protection", ONLY_WHO_MAY_PUBLISH)
        elif not self.cleaned_data.get("remove_hidden") and (reason := self._loses(level)):
            self.add_error("remove_hidden", reason)
        elif not self.is_deferred_validation and (error := refusal(level, self._pictures(level))):
            self.add_error(None, error)

    def _is_raised(self, level: str) -> bool:
        return bool(self.instance.pk) and self.level_at_hand in ProtectionLevel(level).lesser

    def _may_publish(self) -> bool:
        return self.instance.permissions_for_user(self.for_user).can_publish()

    def _pictures(self, level: str) -> list[Any]:
        """Return the pictures that the page would show as the form has it."""
        hidden = set(hidden_names(type(self.instance), level))
        if leaves_words_alone(level):
            hidden |= set(stream_columns(type(self.instance)))
        values = _values(self.cleaned_data, hidden)
        for name in self.formsets.keys() - hidden:
            for row in self.formsets[name].forms:
                values += _values(getattr(row, "cleaned_data", {}), set())
        keys = {key for value in values for key in _picture_keys(value)}
        return list(get_image_model().objects.filter(pk__in=keys))

    def _loses(self, level: str) -> str:
        """What the editor has to agree to before the page is saved at a level, or ''."""
        model = type(self.instance)
        given = labels(model, [name for name in hidden_names(model, level) if self._is_given(name)])
        if leaves_words_alone(level) and any(map(self._is_more_than_words, stream_columns(model))):
            given.append(str(BESIDE_WORDS))
        is_raised = self._is_raised(level)
        if not given and not is_raised:
            return ""
        parts = []
        if given:
            listed = "; ".join(given)
            parts.append(gettext("The level hides what is given here: %s.") % listed)
        if is_raised:
            parts.append(gettext("Earlier versions, comments and old addresses are removed."))
            parts.append(self.said_of_old_copies())
        if is_raised and self.instance.live and self.is_deferred_validation:
            parts.append(gettext("The page leaves the site until it is published again."))
        parts.append(gettext("Tick the box to agree.") + " " + str(what_becomes_of_it()))
        return " ".join(filter(None, parts))

    def said_of_old_copies(self) -> str:
        """Return by what old copies lead to the page, or ''; see `renaming`."""
        return ""

    def _is_more_than_words(self, column: str) -> bool:
        value = self.cleaned_data.get(column)
        return isinstance(value, StreamValue) and bool(beside_words(value))

    def _is_given(self, name: str) -> bool:
        if name in self.formsets:
            formset = self.formsets[name]
            formset.is_valid()
            return any(
                (form.instance.pk or form.has_changed()) and not formset._should_delete_form(form)
                for form in formset.forms
            )
        columns = [column for column in self.fields if column.rpartition("_")[0] == name]
        values = [self.cleaned_data.get(column) for column in [name, *columns]]
        unasked = usual(type(self.instance), name)
        return any(_is_something(value) and value != unasked for value in values)


def _values(cleaned: dict[str, Any], hidden: set[str]) -> list[Any]:
    return [
        value
        for name, value in cleaned.items()
        if name not in hidden and name.rpartition("_")[0] not in hidden
    ]


def _picture_keys(value: Any) -> set[Any]:
    if isinstance(value, StreamValue):
        references = value.stream_block.extract_references(value)
        return {key for model, key, *_path in references if issubclass(model, get_image_model())}
    return {value.pk} if isinstance(value, get_image_model()) else set()


def _is_something(value: Any) -> bool:
    if hasattr(value, "exists"):
        return value.exists()
    return value not in (None, "", False) and (not hasattr(value, "__len__") or len(value) > 0)


def what_becomes_of_it() -> Any:
    """Say where what a level takes away goes: it depends on whether the site has a key."""
    if settings.IDENTITY_KEYS:
        return _("What is removed is kept, encrypted, among the protected identities.")
    return _(
        "What is removed is lost: this site has no key for protected identities. Write it down "
        "in a safe place first."
    )
