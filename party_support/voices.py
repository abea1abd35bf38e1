"""Comments from different countries, narrowed to one country by `?country=za`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from palmecenter.languages.codes import localized
from palmecenter.languages.collation import sort_key
from palmecenter.languages.reading import InLanguage, reader_language, where_written
from palmecenter.listing.parsing import as_shown
from palmecenter.taxonomy.models import Country


@dataclass(frozen=True)
class Voice:
    """A comment as it is shown. `anchor` is unique among the comments of its page."""

    anchor: str
    shown: InLanguage
    chapter: Any

    @property
    def has_words(self) -> bool:
        """Whether it says anything in the language that its chapter is shown in."""
        return bool(self.shown.text)

    @property
    def role(self) -> InLanguage:
        """The comment in a language that says whose it is; few write a role in both."""
        return where_written(self.shown, "role")


@dataclass(frozen=True)
class Choice:
    """A country to choose, by its ISO code, with how many comments come from there."""

    code: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Voices:
    """The comments that are shown, the countries to choose from, and what was not understood."""

    shown: list[Voice]
    choices: list[Choice] = field(default_factory=list)
    total: int = 0
    note: str = ""

    @property
    def chosen(self) -> Choice | None:
        """The country that was chosen."""
        return next((choice for choice in self.choices if choice.chosen), None)


def voices_of(chapters: Iterable[Any]) -> list[Voice]:
    """Return the comments of some chapters in the language that each chapter is shown in."""
    found = [
        Voice(f"voice-{comment.pk or place}", InLanguage(comment, chapter.shown_language), chapter)
        for chapter in chapters
        for place, comment in enumerate(chapter.country_comments.all())
    ]
    return [voice for voice in found if voice.has_words]


def narrowed(voices: Sequence[Voice], request: HttpRequest) -> Voices:
    """Return the comments from the country that the address names, or all of them."""
    asked = request.GET.get("country", "").strip()
    countries = {voice.shown.country for voice in voices if voice.shown.country}
    chosen = next((one for one in countries if one.code == asked.upper()), None)
    choices = sorted(
        (_choice(country, voices, chosen) for country in countries),
        key=lambda choice: sort_key(choice.name, reader_language()),
    )
    shown = [voice for voice in voices if chosen in {None, voice.shown.country}]
    note = ""
    if asked and not chosen:
        note = _("There is no comment from “%(country)s”. All comments are shown.") % {
            "country": as_shown(asked)
        }
    return Voices(shown, choices, len(voices), note)


def _choice(country: Country, voices: Sequence[Voice], chosen: Country | None) -> Choice:
    return Choice(
        code=country.code.lower(),
        name=getattr(country, localized("name", reader_language())),
        count=sum(voice.shown.country == country for voice in voices),
        chosen=country == chosen,
    )
