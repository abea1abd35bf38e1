"""Comments from different countries, narrowed to one country by `?country=za`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from palmecenter.languages.codes import localized
from palmecenter.languages.collation import sort_key
from palmecenter.languages.localized import Localized, reader_language, where_written
from palmecenter.listing.parsing import as_shown
from palmecenter.taxonomy.models import Country


@dataclass(frozen=True)
class Comment:
    """A comment as it is shown. `anchor` is unique among the comments of its page."""

    anchor: str
    shown: Localized
    chapter: Any

    @property
    def has_words(self) -> bool:
        """Whether it says anything in the language that its chapter is shown in."""
        return bool(self.shown.text)

    @property
    def role(self) -> Localized:
        """The comment in a language that says whose it is; few write a role in both."""
        return where_written(self.shown, "role")


@dataclass(frozen=True)
class CountryChoice:
    """A country to choose, by its ISO code, with how many comments come from there."""

    code: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class CommentList:
    """The comments that are shown, the countries to choose from, and what was not understood."""

    shown: list[Comment]
    choices: list[CountryChoice] = field(default_factory=list)
    total: int = 0
    note: str = ""

    @property
    def chosen(self) -> CountryChoice | None:
        """The country that was chosen."""
        return next((choice for choice in self.choices if choice.chosen), None)


def comments_of(chapters: Iterable[Any]) -> list[Comment]:
    """The comments of some chapters in the language that each chapter is shown in."""
    found = [
        Comment(f"voice-{row.pk or order}", Localized(row, chapter.shown_language), chapter)
        for chapter in chapters
        for order, row in enumerate(chapter.country_comments.all())
    ]
    return [comment for comment in found if comment.has_words]


def narrowed(comments: Sequence[Comment], request: HttpRequest) -> CommentList:
    """The comments from the country that the address names, or all of them."""
    asked = request.GET.get("country", "").strip()
    countries = {comment.shown.country for comment in comments if comment.shown.country}
    chosen = next((land for land in countries if land.code == asked.upper()), None)
    choices = sorted(
        (_choice(country, comments, chosen) for country in countries),
        key=lambda choice: sort_key(choice.name, reader_language()),
    )
    shown = [comment for comment in comments if chosen in {None, comment.shown.country}]
    note = ""
    if asked and not chosen:
        note = _("There is no comment from “%(country)s”. All comments are shown.") % {
            "country": as_shown(asked)
        }
    return CommentList(shown, choices, len(comments), note)


def _choice(country: Country, comments: Sequence[Comment], chosen: Country | None) -> CountryChoice:
    return CountryChoice(
        code=country.code.lower(),
        name=getattr(country, localized("name", reader_language())),
        count=sum(comment.shown.country == country for comment in comments),
        chosen=country == chosen,
    )
