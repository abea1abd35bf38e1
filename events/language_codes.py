"""Languages that are spoken or interpreted into at an event: BCP 47 codes, named by CLDR."""

from typing import Any

from babel import Locale
from django import forms
from django.db import models
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

# The languages of the Center's work; Babel names them in the reader's language.
SPOKEN = (
    "sv en fi no da fr es pt ar ru uk be my so ti am sw sn nd zu xh af tr ku fa ps ur hi bn "
    "th vi id tl zh ja ko de it pl ro sq sr hr bs mk bg el ka hy az he"
).split()

# CLDR names few sign languages, and none of these.
SIGNED = {
    "swl": _("Swedish Sign Language"),
    "ils": _("International Sign"),
}


def language_name(code: str, reader: str) -> str:
    """What a language is called in the reader's language: `("ar", "sv")` → "arabiska"."""
    if code in SIGNED:
        with translation.override(reader):
            return str(SIGNED[code])
    return Locale.parse(reader).languages.get(code, code)


def language_names(codes: list[str], reader: str) -> str:
    """The names of some languages, as in "svenska, engelska"."""
    return ", ".join(language_name(code, reader) for code in codes)


def _choices() -> list[tuple[str, str]]:
    reader = (translation.get_language() or "sv")[:2]
    named = [(code, language_name(code, reader)) for code in [*SPOKEN, *SIGNED]]
    # The two of the site first: they are nearly always the answer.
    return sorted(named, key=lambda choice: (choice[0] not in {"sv", "en"}, choice[1].casefold()))


class LanguageCodesField(models.JSONField):
    """A list of language codes, ticked in a form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the field; nothing ticked unless said otherwise."""
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def formfield(self, **kwargs: Any) -> forms.Field:
        """A field of checkboxes."""
        return forms.MultipleChoiceField(
            label=capfirst(self.verbose_name),  # as every other field's
            help_text=self.help_text,
            required=not self.blank,
            choices=_choices,
            widget=forms.CheckboxSelectMultiple,
        )
