"""What the page of an event shows: facts, programme, people and what remains, ready for templates.

Texts of the event are in the language that its page is shown in; what the site itself says, such as
a date, is in the reader's.
"""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from palmecenter.languages.localized import Localized, reader_language, where_written
from palmecenter.pages.context import absolute_url
from palmecenter.pages.models import SiteSettings
from palmecenter.pages.querysets import public_for_listing

from .choices import RegistrationMode, RegistrationState
from .dates import day_words, event_dates, moment_words
from .language_codes import language_name, language_names
from .structured_data import event_data, json_ld

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
    kind differ in nothing else. `details` stand beside. `own_language` is its code.
    """

    label: str
    language: str
    link: str
    about: str
    details: str
    own_language: str
    content_type: str


def event_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """What the templates of an event need besides the page."""
    shown, code = page.shown, reader_language()
    settings = SiteSettings.for_request(request)
    data = event_data(
        shown,
        address=absolute_url(request, page.address(shown.language)),
        organiser=Localized(settings, shown.language).name,
    )
    return {
        "when": event_dates(page, code),
        "series": next(
            (series.shown for series in public_for_listing(filter(None, [page.series]))), None
        ),
        "facts": facts_of(page, shown, Localized(settings, code).name),
        "programme": programme_of(page, shown.language),
        "people": people_of(page, shown.language),
        "materials": materials_of(page, shown.language),
        "photos": [photo.image for photo in page.photos.all()],
        "json_ld": json_ld(data),
        **registration_context(page),
        "calendar_url": page.route_address("calendar", code),
    }


def registration_context(page: Any) -> dict[str, Any]:
    """Where the registration to an event stands, in the reader's language."""
    code, state = reader_language(), page.registration_state
    opens, closes = page.registration_opens, page.registration_closes
    return {
        "registration_state": state.value,
        "availability": page.availability() if state is RegistrationState.OPEN else None,
        "opens": moment_words(opens, code) if opens else "",
        "closes": moment_words(closes, code) if closes else "",
        "form_url": page.route_address("registration", code),
    }


def facts_of(page: Any, shown: Localized, center: str) -> list[Fact]:
    """The facts of an event below its time, those that are known.

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


def _hidden_hour(page: Any) -> str:
    """Where one learns the hour, which tells where an event is."""
    if page.registration == RegistrationMode.NONE:
        return str(WITHHELD)
    return _("Those who are registered are told the time.")


def _hidden_place(page: Any) -> str:
    if not page.is_hybrid or page.registration == RegistrationMode.NONE:
        return str(WITHHELD)
    told = _("Those who are registered are told the place.")
    return f"{WITHHELD}\n{told}"


def _online(page: Any) -> str:
    if not page.is_online:
        return ""
    words = _("Broadcast")
    if page.has_light_audio:
        words = _("Broadcast, also as sound alone for weak lines")
    return "\n".join(part for part in (words, _link_to_come(page)) if part)


def _link_to_come(page: Any) -> str:
    """How one gets the link to an event that is still to come, where the page has none."""
    if page.stream_url or page.has_begun or not page.is_planned:
        return ""
    registers = page.registration != RegistrationMode.NONE
    if page.hides_place:
        return _("Those who are registered are told how to follow it.") if registers else ""
    if page.registered_url and registers:
        return _("Those who are registered get the link by e-mail before the event.")
    return _("The link comes here before the event.")


def _names(things: Any, code: str) -> str:
    return ", ".join(Localized(thing, code).name for thing in things)


def programme_of(page: Any, language: str) -> list[dict[str, Any]]:
    """The days of the programme, each with its points in the order of the clock."""
    points = sorted(
        (point for point in page.programme.all() if Localized(point, language).heading),
        key=lambda point: (point.day or page.start_date, point.begins),
    )
    return [
        {
            "day": day_words(day, reader_language()),
            "points": [Localized(point, language) for point in of_day],
        }
        for day, of_day in groupby(points, key=lambda point: point.day or page.start_date)
    ]


def people_of(page: Any, language: str) -> list[Localized]:
    """Those who take part, each with a name or a role that may be read.

    Each is in a language that the role is written in.
    """
    shown = (Localized(participant, language) for participant in page.participants.all())
    people = [where_written(person, "role") for person in shown]
    return [person for person in people if person.role or person.public_name]


def materials_of(page: Any, language: str) -> list[Material]:
    """The recordings and documents of an event, with what it takes to fetch each."""
    return [_material(Localized(material, language)) for material in page.materials.all()]


def _material(shown: Localized) -> Material:
    material: Any = shown.source
    code = reader_language()
    spoken = language_name(material.language, code) if material.language else ""
    size = filesizeformat(material.size) if material.size else ""
    minutes = (
        ngettext("%(count)s minute", "%(count)s minutes", material.minutes)
        % {"count": material.minutes}
        if material.minutes
        else ""
    )
    if material.link:
        about, details = [spoken, material.file_format, size], [minutes]
    else:
        about, details = [spoken], [minutes, size, _("not on this site")]
    return Material(
        label=shown.label or str(material.get_kind_display()),
        language=shown.language if shown.label else code,
        link=material.link,
        about=_joined(about),
        details=_joined(details),
        own_language=material.language,
        content_type=material.document.content_type if material.document else "",
    )


def _joined(parts: list[str]) -> str:
    return ", ".join(part for part in parts if part)
