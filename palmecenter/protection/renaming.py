"""Another heading and address for a page whose level is raised: old copies can be joined by them.

Nobody can take back what search engines, archives and last month's files hold. The form says by
what they lead to the page, and offers words that lead nowhere.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils import translation
from django.utils.crypto import get_random_string
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy as _

from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.slugs import slug_of

from .levels import begins_anew

SLUGS = {"sv": "slug", "en": "slug_en"}
# So many letters behind an address that nobody else has it, and none counts what there is.
LETTERS = 5

TICK = _("Give the page a new heading and address")


def new_name_field() -> forms.BooleanField:
    """Return the tick by which an editor takes the general words that the form offers."""
    return forms.BooleanField(
        label=TICK,
        required=False,
        help_text=_(
            "From “protected” on. Old copies in search engines, archives and files that somebody "
            "has fetched tell what the level hides, and lead to the page by its heading and "
            "address. What you have not changed yourself gets general words."
        ),
    )


class RenamingFormMixin(forms.BaseForm):
    """Offers it when the level is raised."""

    comes_before: ClassVar[tuple[str, ...]] = ("ProtectionFormMixin",)
    instance: Any
    level_at_hand: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form; there is nothing to offer where nobody is asked for a level."""
        super().__init__(*args, **kwargs)
        if "protection" not in self.fields:
            self.fields.pop("new_name", None)

    def clean(self) -> dict[str, Any]:
        """Put general words where the page is still called as before, if the editor wants them."""
        if self.cleaned_data.get("new_name") and self._may_be_joined():
            for code in CODES:
                self._rename(code)
        return super().clean()  # type: ignore[return-value]  # a form's, which may be None

    def said_of_old_copies(self) -> str:
        """Return by what old copies lead to the page, and what it may be called instead, or ''."""
        if not self._may_be_joined() or not self._kept():
            return ""
        said = gettext(
            "Old copies, in search engines, archives and files that somebody has fetched, can be "
            "joined to the page by what it is still called: %(kept)s. Change that, or tick "
            "“%(tick)s”; then it is called %(new)s."
        )
        headings = [f"“{self._general(code)}”" for code in CODES if self._column("heading", code)]
        return said % {
            "kept": ", ".join(self._kept()),
            "tick": TICK,
            "new": " / ".join(headings),
        }

    @cached_property
    def called(self) -> dict[str, str]:
        """What copies of the page call it: what is stored, and not what is only a draft."""
        columns = [*(localized("heading", code) for code in CODES), *SLUGS.values()]
        stored = type(self.instance)._base_manager.filter(pk=self.instance.pk)
        return dict(stored.values(*columns).get())

    def _may_be_joined(self) -> bool:
        level = self.cleaned_data.get("protection")
        return bool(level and self.instance.pk) and begins_anew(self.level_at_hand, str(level))

    def _kept(self) -> list[str]:
        """What the page is still called, as before."""
        return [
            str(self.cleaned_data[column])
            for column, before in self.called.items()
            if before and self.cleaned_data.get(column) == before
        ]

    def _column(self, name: str, code: str) -> str:
        return str(self.cleaned_data.get(localized(name, code)) or "")

    def _rename(self, code: str) -> None:
        for column, words in general_names(self._general(code), code).items():
            if self.called[column] and self.cleaned_data.get(column) == self.called[column]:
                self.cleaned_data[column] = words

    def _general(self, code: str) -> str:
        return general_heading(self.instance, self.cleaned_data.get("themes") or (), code)


def general_heading(page: Any, themes: Iterable[Any], code: str) -> str:
    """Return a heading that says what kind of page it is and what it is about."""
    theme = next(iter(themes), None)
    with translation.override(code):
        kind = str(page.kind)
        if theme is None:
            return kind
        name = str(getattr(theme, localized("name", code)))
        words = gettext("%(kind)s on %(theme)s")
        return words % {"kind": kind, "theme": name[:1].lower() + name[1:]}


def general_names(heading: str, code: str) -> dict[str, str]:
    """Return a general heading in a language, and an address that leads nowhere, by column."""
    letters = get_random_string(LETTERS, "bcdfghjkmnpqrstvwxz")
    return {localized("heading", code): heading, SLUGS[code]: f"{slug_of(heading)}-{letters}"}


def general_headings(page: Any) -> dict[str, str]:
    """What a page may be called instead, in the languages in which it has a heading."""
    themes = list(page.themes.all()) if hasattr(page, "themes") else []
    return {
        code: general_heading(page, themes, code)
        for code in CODES
        if getattr(page, localized("heading", code))
    }


def rename(draft: Any, stored: Any) -> None:
    """Give a version general words wherever it is called what the stored page is called."""
    for code, heading in general_headings(draft).items():
        for column, words in general_names(heading, code).items():
            if getattr(stored, column) and getattr(draft, column) == getattr(stored, column):
                setattr(draft, column, words)


def kept_names(draft: Any, stored: Any) -> list[str]:
    """What a version is called as old copies of the stored page call it."""
    columns = [*(localized("heading", code) for code in CODES), *SLUGS.values()]
    called = [(getattr(draft, column), getattr(stored, column)) for column in columns]
    return list(dict.fromkeys(now for now, before in called if before and now == before))
