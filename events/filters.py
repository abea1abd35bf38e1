"""What readers filter the events by."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from babel.dates import format_skeleton
from django.db.models import Case, CharField, DateTimeField, Expression, F, Value, When
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _, ngettext

from palmecenter.languages.codes import active
from palmecenter.languages.memo import once
from palmecenter.listing.facets import ChoiceFacet, FoundFacet, TermFacet
from palmecenter.listing.filters import Since, Until, Words
from palmecenter.listing.filterset import ListFilters, with_groups
from palmecenter.listing.sorting import BY_HEADING, NEWEST_FIRST, OLDEST_FIRST, Sort
from palmecenter.taxonomy.models import Theme

from .kinds import Kind

if TYPE_CHECKING:
    from .models import EventPage

# Words that are said anew in each language.
lazy_words = lazy(lambda say, what: say(what), str)

UPCOMING, PAST = "upcoming", "past"
TIMES = [(UPCOMING, _("Upcoming")), (PAST, _("Past"))]
ONLINE = "online"
ENDS_AT, STARTS_AT = "page__eventpage__ends_at", "page__eventpage__starts_at"


def time_now() -> Expression:
    """Return what computes of an entry whether its event is over: by the minute, not by the day."""
    over = When(**{f"{ENDS_AT}__lte": timezone.now()}, then=Value(PAST))
    return Case(over, default=Value(UPCOMING), output_field=CharField())


def next_first(_code: str) -> list[Any]:
    """Order by what comes next, then, after all that is to come, by what was last."""
    coming = When(**{f"{ENDS_AT}__gt": timezone.now()}, then=F(STARTS_AT))
    next_one = Case(coming, default=None, output_field=DateTimeField())
    return [next_one.asc(nulls_last=True), F(STARTS_AT).desc(nulls_last=True)]


NEXT_FIRST = Sort("next", _("Next first"), {"sv": "narmast", "en": "next"}, next_first)


def _events() -> list[dict[str, Any]]:
    """Return what the options are found in, by one query a request."""
    from .models import EventPage

    columns = ("start_date", "end_date", "city", "is_online")
    headings = ("series", "series__live", "series__heading_sv", "series__heading_en")
    return once(
        "events_for_filters", lambda: list(EventPage.rows().live().values(*columns, *headings))
    )


def months_between(first: date, last: date) -> list[str]:
    """Return the months that something goes on in: `["2026-12", "2027-01"]`."""
    months = []
    day = first.replace(day=1)
    while day <= last:
        months.append(f"{day:%Y-%m}")
        day = (day + timedelta(days=32)).replace(day=1)
    return months


def months() -> list[tuple[str, Any]]:
    """Return the months in which there are events, the latest first."""
    found: set[str] = set()
    for row in _events():
        found.update(months_between(row["start_date"], row["end_date"] or row["start_date"]))
    return [(month, lazy_words(_month_name, month)) for month in sorted(found, reverse=True)]


def _month_name(month: str) -> str:
    return format_skeleton("yMMMM", date.fromisoformat(f"{month}-01"), locale=active())


def places() -> list[tuple[str, Any]]:
    """Return the towns in which there are events, and that some are online."""
    towns = {place_key(row["city"]): row["city"] for row in _events() if row["city"]}
    online = [(ONLINE, _("Online"))] if any(row["is_online"] for row in _events()) else []
    return [*sorted(towns.items()), *online]


def place_key(city: str) -> str:
    """Return the key of a town: `Göteborg` → `goteborg`; of one in another script, its letters."""
    return slugify(city) or city.encode().hex()


def series() -> list[tuple[str, Any]]:
    """Return the published series that have events."""
    found = {}
    for row in _events():
        if row["series__live"]:
            names = {code: row[f"series__heading_{code}"] or "" for code in ("sv", "en")}
            found[str(row["series"])] = lazy_words(_in_language, names)
    return list(found.items())


def _in_language(names: dict[str, str]) -> str:
    return names[active()] or next(name for name in names.values() if name)


class EventFilters(ListFilters):
    """The filters of the list of events, in the order in which they stand there."""

    page_type = "eventpage"
    sorts: ClassVar[tuple[Any, ...]] = (NEXT_FIRST, NEWEST_FIRST, OLDEST_FIRST, BY_HEADING)

    words = Words()
    time = ChoiceFacet(
        TIMES,
        expression=time_now,
        single=True,
        label=_("Upcoming or past"),
        slugs={"sv": "tid", "en": "time"},
    )
    kind = ChoiceFacet(Kind.choices, label=_("Kind"), slugs={"sv": "typ", "en": "kind"})
    month = FoundFacet(months, label=_("Month"), slugs={"sv": "manad", "en": "month"})
    place = FoundFacet(places, label=_("Place"), slugs={"sv": "plats", "en": "place"})
    theme = TermFacet(Theme, label=_("Theme"), slugs={"sv": "tema", "en": "theme"})
    series = FoundFacet(series, label=_("Series"), slugs={"sv": "serie", "en": "series"})
    since = Since()
    until = Until()

    @staticmethod
    def pages(keys: list[int]) -> Iterable["EventPage"]:
        """Return the events with some keys as lists show them."""
        from .models import EventPage
        from .queries import for_lists

        return for_lists(EventPage.rows().filter(pk__in=keys))

    def in_words(self, total: int) -> str:
        """Return how many events there are."""
        events = ngettext("%(count)s event", "%(count)s events", total)
        return events % {"count": with_groups(total)}
