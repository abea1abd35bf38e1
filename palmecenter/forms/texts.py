"""Texts in forms of any kind: what counts as one (no dash, no blank), and its language."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import format_html
from wagtail.admin.forms.models import register_form_field_override, registry

from palmecenter.languages.localized import reader_language
from palmecenter.languages.texts import has_words


class WordsField(forms.CharField):
    """A text that, where it is needed, has a letter, a digit or a picture."""

    def validate(self, value: Any) -> None:
        """Refuse what is no text as what is empty is refused."""
        super().validate(value)
        check_words(self, value)


def check_words(field: forms.Field, value: Any) -> None:
    """Raise ValidationError where a field needs a text and `value` is none.

    A password may be of any signs, and a choice is one of ours.
    """
    is_text = isinstance(field, forms.CharField) and isinstance(value, str)
    if not (is_text and field.required) or isinstance(field.widget, forms.PasswordInput):
        return
    if value and not has_words(value):
        raise ValidationError(field.error_messages["required"], code="required")


def need_words_in_admin() -> None:
    """Let every form of the admin ask for a text where it needs one, for names as for the rest."""
    for kind in (models.CharField, models.TextField):
        known = registry.values_by_exact_class.get(kind) or {}
        override = {**known, "form_class": WordsField}
        register_form_field_override(kind, override=override, exact_class=True)


def with_lang(text: str, language: str) -> str:
    """Write a text with markup that says its language, where that is not the reader's.

    What stands around it keeps its direction.
    """
    if not text or language == reader_language():
        return text
    return format_html('<bdi lang="{}">{}</bdi>', language, text)
