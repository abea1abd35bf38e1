"""What the page of an event shows: facts, programme, people and what remains, ready for templates.

Texts of the event are in the language that its page is shown in; what the site itself says, such as
a date, is in the reader's.
"""

from dataclasses import dataclass
from itertools import groupby
from typing import Any, cast

from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from palmecenter.languages.reading import InLanguage, reader_language, where_written
from palmecenter.pages.context import absolute_url
from palmecenter.pages.lists import listed
from palmecenter.pages.models import SiteSettings

from .booking import room_of
from .codes import language_name, language_names
from .models import EventMaterial, EventPage
from .phases import Phase
from .schema import event_data, json_ld
from .when import day_words, moment_words, when

WITHHELD = gettext_lazy("Details withheld for security reasons")


@dataclass(frozen=True)
class Fact:
    """A term and its value, and the language of the value where that is the event's own text."""

    term: Promise | str
    value: Promise | str
    language: str = ""


@dataclass(frozen=True)
class Material:
    """A recording or a document as it is listed.

    Its language, its format and its size are `about` it, and part of its link's words: two of a
    kind differ in nothing else. `details` stand beside. `tongue` is the code of its own language.
    """

    label: str
    language: str
    link: str
    about: str
    details: str
    tongue: str
    content_type: str


def event_context(page: EventPage, request: HttpRequest) -> dict[str, Any]:
    """Return what the templates of an event need besides the page."""
    shown, code = page.shown, reader_language()
    settings = SiteSettings.for_request(request)
    data = event_data(
        shown,
        address=absolute_url(request, page.address(shown.language)),
        organiser=InLanguage(settings, shown.language).name,
    )
    return {
        "when": when(page, code),
        "series": next((one.shown for one in listed([page.series] if page.series else [])), None),
        "facts": facts_of(page, shown, InLanguage(settings, code).name),
        "programme": programme_of(page, shown.language),
        "people": people_of(page, shown.language),
        "materials": materials_of(page, shown.language),
        "photos": [photo.image for photo in page.photos.all()],
        "json_ld": json_ld(data),
        **registration_context(page),
        "calendar_url": page.route_address("calendar", code),
    }


def registration_context(page: EventPage) -> dict[str, Any]:
    """Return where the registration to an event stands, in the reader's language."""
    code = reader_language()
    opens, closes = page.registration_opens, page.registration_closes
    return {
        "phase": page.phase.value,
        "room": room_of(page) if page.phase is Phase.OPEN else None,
        "opens": moment_words(opens, code) if opens else "",
        "closes": moment_words(closes, code) if closes else "",
        "form_url": page.route_address("registration", code),
    }


def facts_of(page: EventPage, shown: InLanguage, center: str) -> list[Fact]:
    """Return the facts of an event below its time, those that are known.

    `center` is whose site it is: they organise what nobody else does.
    """
    code = reader_language()
    organisers, themes = page.organisers.all(), page.themes.all()
    names = _names(organisers, code) or (center if page.is_open else "")
    facts = [
        Fact(_("Time of day"), _hidden_hour(page) if page.hides_place else ""),
        Fact(_("Place"), _hidden_place(page) if page.hides_place else page.place_line),
        Fact(_("Accessibility"), shown.accessibility, shown.language),
        Fact(_("Online"), _online(page)),
        Fact(
            ngettext("Language", "Languages", len(page.spoken)), language_names(page.spoken, code)
        ),
        Fact(_("Interpretation"), language_names(page.interpreted, code)),
        Fact(ngettext("Organiser", "Organisers", len(organisers) or 1), names),
        Fact(ngettext("Theme", "Themes", len(themes)), _names(themes, code)),
    ]
    return [fact for fact in facts if fact.value]


def _hidden_hour(page: EventPage) -> str:
    """Return where one learns the hour, which tells where an event is."""
    if page.registration == EventPage.Mode.NONE:
        return str(WITHHELD)
    return _("Those who are registered are told the time.")


def _hidden_place(page: EventPage) -> str:
    if not page.is_hybrid or page.registration == EventPage.Mode.NONE:
        return str(WITHHELD)
    told = _("Those who are registered are told the place.")
    return f"{WITHHELD}\n{told}"


def _online(page: EventPage) -> str:
    if not page.is_online:
        return ""
    words = _("Broadcast")
    if page.has_light_audio:
        words = _("Broadcast, also as sound alone for weak lines")
    return "\n".join(part for part in (words, _link_to_come(page)) if part)


def _link_to_come(page: EventPage) -> str:
    """Return how one gets the link to an event that is still to come, where the page has none."""
    if page.stream_url or page.has_begun or not page.is_planned:
        return ""
    registers = page.registration != EventPage.Mode.NONE
    if page.hides_place:
        return _("Those who are registered are told how to follow it.") if registers else ""
    if page.registered_url and registers:
        return _("Those who are registered get the link by e-mail before the event.")
    return _("The link comes here before the event.")


def _names(things: Any, code: str) -> str:
    return ", ".join(InLanguage(thing, code).name for thing in things)


def programme_of(page: EventPage, language: str) -> list[dict[str, Any]]:
    """Return the days of the programme, each with its points in the order of the clock."""
    points = sorted(
        (point for point in page.programme.all() if InLanguage(point, language).heading),
        key=lambda point: (point.day or page.start_date, point.begins),
    )
    return [
        {
            "day": day_words(day, reader_language()),
            "points": [InLanguage(point, language) for point in of_day],
        }
        for day, of_day in groupby(points, key=lambda point: point.day or page.start_date)
    ]


def people_of(page: EventPage, language: str) -> list[InLanguage]:
    """Return those who take part, each with a name or a role that may be read.

    Each is in a language that the role is written in.
    """
    shown = (InLanguage(one, language) for one in page.participants.all())
    people = [where_written(one, "role") for one in shown]
    return [one for one in people if one.role or one.public_name]


def materials_of(page: EventPage, language: str) -> list[Material]:
    """Return the recordings and documents of an event, with what it takes to fetch each."""
    return [_material(InLanguage(one, language)) for one in page.materials.all()]


def _material(shown: InLanguage) -> Material:
    one = cast(EventMaterial, shown.source)
    tongue = language_name(one.language, reader_language()) if one.language else ""
    size = filesizeformat(one.size) if one.size else ""
    minutes = (
        ngettext("%(count)s minute", "%(count)s minutes", one.minutes) % {"count": one.minutes}
        if one.minutes
        else ""
    )
    if one.link:
        about, details = [tongue, one.file_format, size], [minutes]
    else:
        about, details = [tongue], [minutes, size, _("not on this site")]
    return Material(
        label=shown.label or str(one.get_kind_display()),
        language=shown.language if shown.label else reader_language(),
        link=one.link,
        about=_joined(about),
        details=_joined(details),
        tongue=one.language,
        content_type=one.document.content_type if one.document else "",
    )


def _joined(parts: list[str]) -> str:
    return ", ".join(part for part in parts if part)
