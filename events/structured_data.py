"""An event as schema.org describes it, for search engines: what the page says, and nothing more."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from palmecenter.languages.localized import Localized
from palmecenter.languages.normalizing import well_formed

from .choices import Kind, Status

KINDS = {
    Kind.TRAINING: "EducationEvent",
    Kind.CIRCLE: "EducationEvent",
    Kind.FILM: "ScreeningEvent",
}
STATES = {
    Status.PLANNED: "EventScheduled",
    Status.CANCELLED: "EventCancelled",
    Status.POSTPONED: "EventPostponed",
}
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def event_data(shown: Localized, *, address: str, organiser: str) -> dict[str, Any]:
    """An event as JSON-LD; facts that are not known are left out."""
    page: Any = shown.source
    begins, ends = page.span
    data = {
        "@context": "https://schema.org",
        "@type": KINDS.get(Kind(page.event_kind), "Event"),
        "name": shown.heading,
        "description": shown.summary or shown.notice,
        "url": address,
        "startDate": (page.start_date if page.is_all_day else begins).isoformat(),
        "endDate": _end(page, ends),
        "eventStatus": f"https://schema.org/{STATES[Status(page.status)]}",
        "eventAttendanceMode": _mode(page),
        "location": _locations(page, address),
        "inLanguage": page.spoken,
        "isAccessibleForFree": True,
        "maximumAttendeeCapacity": page.capacity,
        "organizer": _organisers(page, shown.language) or _organisation(organiser),
        "performer": [
            {"@type": "Person", "name": participant.public_name}
            for participant in page.participants.all()
            if participant.public_name
        ],
        "superEvent": _series(page, shown.language),
    }
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}


def json_ld(data: dict[str, Any]) -> SafeString:
    """Data to stand in a script element, which nothing in it can close."""
    text = well_formed(json.dumps(data, ensure_ascii=False)).translate(ESCAPES)
    return mark_safe(text)  # noqa: S308 - no `<`, `>` or `&` is left


def _end(page: Any, ends: Any) -> str:
    # A day, where nobody knows the hour.
    return ends.isoformat() if page.end_time else page.last_date.isoformat()


def _mode(page: Any) -> str:
    online = "Mixed" if page.is_hybrid else "Online"
    return f"https://schema.org/{online if page.is_online else 'Offline'}EventAttendanceMode"


def _locations(page: Any, address: str) -> list[dict[str, Any]]:
    places: list[dict[str, Any]] = []
    if page.place_line:
        street = {"streetAddress": page.street, "addressLocality": page.city}
        places.append(
            {
                "@type": "Place",
                "name": page.place_name or page.city,
                "address": {"@type": "PostalAddress"} | {k: v for k, v in street.items() if v},
            }
        )
    if page.is_online:
        places.append({"@type": "VirtualLocation", "url": page.stream_url or address})
    return places


def _organisation(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name} if name else {}


def _organisers(page: Any, code: str) -> list[dict[str, str]]:
    return [_organisation(Localized(organiser, code).name) for organiser in page.organisers.all()]


def _series(page: Any, code: str) -> dict[str, str]:
    if not page.series or not page.series.live:
        return {}
    name = Localized(page.series, code).heading
    return {"@type": "EventSeries", "name": name} if name else {}
