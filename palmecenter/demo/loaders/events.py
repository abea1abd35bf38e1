"""The events with their series. The closed one becomes a draft that tells its dates alone."""

from collections import Counter
from datetime import date, datetime

from events.models import (
    EventIndexPage,
    EventPage,
    EventParticipant,
    EventSeriesPage,
    ProgrammeItem,
    Registration,
    RegistrationQuestion,
)
from palmecenter.languages.codes import CODES
from palmecenter.pages.models import BasePage, RelatedPage
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.taxonomy.models import Organisation, Theme

from ..pictures import poster_image
from ..prose import from_markdown
from ..source import Record, read
from ..tree import draft_child, find_child, home_page, publish, readiness, set_body, texts
from . import aftermath

SECTION = "knowledge"
RECORDS = {"projects": "projects", "publications": "publications", "party_support": "initiatives"}
SIGN_LANGUAGES = {"sign-sv": "swl"}


def load(made: Counter[str]) -> None:
    """Make the index, the series and the events that are missing."""
    index = _index(made)
    series = {record["slug"]: _series(index, record, made) for record in read("events")["series"]}
    for record in read("events")["events"]:
        slug = slug_of(record)
        if find_child(index, slug):
            continue
        page = _event(_as_shown(record), made)
        page.slug = slug
        page.series = series.get(record.get("series"))
        draft_child(index, page)
        _add_people_and_programme(page, record)
        aftermath.add_parts(page, record, made)
        _add_questions(page, record)
        _add_related(page, record)
        if page.protection == ProtectionLevel.CLOSED:
            page.save_revision()
            made["closed drafts"] += 1
        else:
            publish(page, made)
        _add_waiting(page, record, made)


def slug_of(record: Record) -> str:
    """Return the slug of a record's page. What is closed has none that tells its name."""
    return record["slug_sv"] or f"stangt-{record['id'].lower()}"


def _as_shown(record: Record) -> Record:
    """Return a record with what stands in for what not even a draft may say."""
    return {**record, **read("events_on_site")["events"][record["id"]].get("instead", {})}


def _index(made: Counter[str]) -> EventIndexPage:
    place = read("events_on_site")["index"]
    slug = next(one["slug_sv"] for one in read("site")["sections"] if one["key"] == SECTION)
    section = find_child(home_page(), slug)
    if section is None:
        raise LookupError(f"The section {slug} has no page yet.")
    found = find_child(section, place["slug_sv"])
    if isinstance(found, EventIndexPage):
        return found
    index = EventIndexPage(
        slug=place["slug_sv"],
        slug_en=place["slug_en"],
        **texts(place, heading="heading", summary="summary"),
        **readiness(),
    )
    draft_child(section, index)
    publish(index, made)
    return index


def _series(index: EventIndexPage, record: Record, made: Counter[str]) -> EventSeriesPage:
    place = read("events_on_site")["series"][record["slug"]]
    found = find_child(index, place["slug_sv"])
    if isinstance(found, EventSeriesPage):
        return found
    page = EventSeriesPage(
        slug=place["slug_sv"],
        slug_en=place["slug_en"],
        is_demo=record["demo"],
        **texts(record, heading="name", summary="text"),
        **readiness(),
    )
    draft_child(index, page)
    publish(page, made)
    return page


def _event(record: Record, made: Counter[str]) -> EventPage:
    place = read("events_on_site")["events"][record["id"]]
    venue, online = record.get("venue") or {}, record.get("online") or {}
    page = EventPage(
        slug_en=record["slug_en"] or "",
        is_demo=record["demo"],
        protection=record.get("visibility", ProtectionLevel.OPEN),
        event_kind=read("events_on_site")["kinds"].get(record["kind"], record["kind"]),
        status="cancelled" if record["status"] == "cancelled" else "planned",
        place_name=venue.get("name") or "",
        street=venue.get("address") or "",
        city=venue.get("city") or "",
        is_online=online.get("stream", False),
        has_light_audio=online.get("low_bandwidth_audio", False),
        spoken=record.get("languages", []),
        interpreted=[SIGN_LANGUAGES.get(code, code) for code in record.get("interpretation", [])],
        **_when(record),
        **_registering(record["registration"]),
        **texts(record, heading="title", summary="intro"),
        **texts(venue, accessibility="accessibility"),
        **aftermath.texts_of(record),
        **readiness(),
    )
    if "motif" in place:
        page.picture = poster_image(record["slug_en"], place["motif"], made)
    set_body(page, {code: from_markdown(record.get(f"body_{code}") or "") for code in CODES})
    if page.status == "cancelled":
        # Its text begins with the word that the page says anyhow; the rest is why.
        for code in CODES:
            setattr(page, f"notice_{code}", record[f"intro_{code}"].partition(". ")[2])
            setattr(page, f"summary_{code}", "")
    page.themes = Theme.objects.filter(slug_en__in=place["themes"])
    page.organisers = Organisation.objects.filter(name_sv__in=place.get("organisers", []))
    return page


def _when(record: Record) -> Record:
    """Return the wall times, as the text has them: its offsets are those of the place."""
    if record.get("all_day"):
        days = {name: date.fromisoformat(record[name]) for name in ("start", "end")}
        return {"start_date": days["start"], "end_date": days["end"]}
    start, end = (datetime.fromisoformat(record[name]) for name in ("start", "end"))
    return {
        "start_date": start.date(),
        "start_time": start.time(),
        "end_date": end.date(),
        "end_time": end.time(),
    }


def _registering(record: Record) -> Record:
    modes = {"not_open": "open", "waitlist": "open"}
    return {
        "registration": modes.get(record["mode"], record["mode"]),
        "registration_opens": record.get("opens") and datetime.fromisoformat(record["opens"]),
        "registration_closes": record.get("deadline")
        and datetime.fromisoformat(record["deadline"]),
        "capacity": record.get("capacity"),
        # Nobody is behind these numbers: they are places that staff gave otherwise.
        "reserved": record.get("taken", 0),
    }


def _add_people_and_programme(page: EventPage, record: Record) -> None:
    kinds = read("events_on_site")["events"][record["id"]].get("speakers", [])
    for order, (speaker, kind) in enumerate(
        zip(record.get("speakers", []), kinds, strict=bool(kinds))
    ):
        page.participants.add(
            EventParticipant(sort_order=order, kind=kind, **texts(speaker, role="role"))
        )
    for order, point in enumerate(record.get("programme", [])):
        day, _space, begins = point["time"].rpartition(" ")
        page.programme.add(
            ProgrammeItem(
                sort_order=order,
                day=date.fromisoformat(day) if day else None,
                begins=datetime.strptime(begins, "%H:%M").time(),
                **texts(point, heading="title"),
            )
        )


def _add_questions(page: EventPage, record: Record) -> None:
    asked = read("events_on_site")["questions"]
    fields = [name for name in record["registration"].get("fields", []) if name in asked]
    for order, name in enumerate(fields):
        page.questions.add(RegistrationQuestion(sort_order=order, is_sensitive=True, **asked[name]))


def _add_related(page: EventPage, record: Record) -> None:
    """Relate what is on the site already: the other sections are loaded before this one."""
    slugs = [
        one["slug_sv"]
        for section, keys in record.get("related", {}).items()
        for one in read(section)[RECORDS[section]]
        if one["id"] in keys
    ]
    for order, related in enumerate(BasePage.objects.filter(slug__in=slugs)):
        page.related_pages.add(RelatedPage(related=related, sort_order=order))


def _add_waiting(page: EventPage, record: Record, made: Counter[str]) -> None:
    """Let made-up people wait, so that staff see how a waiting list looks; nobody gets a mail."""
    for number in range(1, record["registration"].get("waiting", 0) + 1):
        Registration.objects.create(
            event=page,
            status=Registration.Status.WAITING,
            told=Registration.Status.WAITING,
            number=number,
            name=f"Demo {number}",
            email=f"demo{number}@example.org",
            language="sv",
        )
        made["registrations"] += 1
