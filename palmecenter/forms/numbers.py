"""Numbers as people type them: 12,5 and 12.5, 1 200 000 and 1,200,000, in whatever browser.

A field of type "number" leaves the reading to the browser, which goes by its own language: "12,5"
is 125 in an English one. So numbers are typed as text and read here.
"""

import re
from decimal import Decimal
from typing import Any
from unicodedata import normalize

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override

MINUS = str.maketrans(
    dict.fromkeys("\N{MINUS SIGN}\N{EN DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}", "-")
)
# Digits in groups of three set apart by blanks, points, commas or apostrophes; then decimals.
GROUPED = re.compile(
    r"-?[1-9]\d{0,2}(?P<apart>[ .,'’])\d{3}(?:(?P=apart)\d{3})*(?:(?!(?P=apart))[.,]\d+)?"
)
PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?")
# One comma or point before three digits: a thousand in one language, a thousandth in the other.
EITHER = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")

NOT_A_NUMBER = _("“%(words)s” is no number. Write digits, and a comma or a point for decimals.")
NOT_WHOLE = _("“%(words)s” is no whole number. Write digits alone.")
AMBIGUOUS = _("“%(words)s” can be read in two ways. Write %(whole)s or %(small)s0.")


def read_number(words: str, *, whole: bool = False) -> Decimal:
    """The number that somebody typed, with blanks, groups and decimals of any language.

    Raises ValidationError, in words, for what is no number, for decimals where it is to be `whole`,
    and for what may mean two numbers: "1,234" is read as 1234 only where it must be whole.
    """
    said = " ".join(normalize("NFKC", words).translate(MINUS).split())
    params: dict[str, Any] = {"words": words.strip()}
    if EITHER.fullmatch(said) and not whole:
        params |= {"whole": re.sub("[.,]", "", said), "small": said}
        raise ValidationError(AMBIGUOUS, "ambiguous", params)
    if grouped := GROUPED.fullmatch(said):
        said = said.replace(grouped["apart"], "")
    if not PLAIN.fullmatch(said):
        raise ValidationError(NOT_WHOLE if whole else NOT_A_NUMBER, "invalid", params)
    number = Decimal(said.replace(",", "."))
    if whole and number != number.to_integral_value():
        raise ValidationError(NOT_WHOLE, "invalid", params)
    return number


class NumberInput(forms.TextInput):
    """A field for digits: a keyboard of numbers on phones, and no reading by the browser."""

    is_localized = True

    def __init__(self, attrs: dict[str, Any] | None = None, *, inputmode: str = "decimal") -> None:
        """Make the widget; `inputmode` as HTML has it: numeric, or decimal."""
        super().__init__({"inputmode": inputmode, "autocomplete": "off"} | (attrs or {}))


class NumberField(forms.DecimalField):
    """A number with or without decimals, shown as the editor's language writes it."""

    widget = NumberInput

    def to_python(self, value: Any) -> Any:
        """Read what was typed."""
        return super().to_python(read_number(value) if _is_typed(value) else value)


class WholeNumberField(forms.IntegerField):
    """A whole number."""

    def __init__(self, **kwargs: Any) -> None:
        """Make the field, with a widget for digits unless another one is given."""
        super().__init__(**{"widget": NumberInput(inputmode="numeric")} | kwargs)

    def to_python(self, value: Any) -> Any:
        """Read what was typed."""
        return super().to_python(int(read_number(value, whole=True)) if _is_typed(value) else value)


def _is_typed(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def read_numbers_in_admin() -> None:
    """Let every form of the admin read numbers so."""
    register_form_field_override(models.IntegerField, override={"form_class": WholeNumberField})
    register_form_field_override(models.DecimalField, override={"form_class": NumberField})
