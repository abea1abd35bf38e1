"""What readers filter the events by, and the facts of an event that lists sort and filter by."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, ClassVar

from babel.dates import format_skeleton
from django.apps import apps
from django.db.models import Case, CharField, DateTimeField, Expression, F, Value, When
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _, ngettext

from palmecenter.languages.codes import active
from palmecenter.languages.request_cache import get_cached
from palmecenter.languages.slugs import slug_of
from palmecenter.listing.entries import Facts
from palmecenter.listing.facets import ChoiceFacet, FoundFacet, TermFacet
from palmecenter.listing.filters import Since, Until, Words
from palmecenter.listing.filterset import ListFilters, with_groups
from palmecenter.listing.sorting import BY_HEADING, NEWEST_FIRST, OLDEST_FIRST, Sort
from palmecenter.taxonomy.models import Theme

from .choices import Kind
from .querysets import for_lists

# Words that are said anew in each language.
lazy_words = lazy(lambda say, what: say(what), str)

UPCOMING, PAST = "upcoming", "past"
TIMES = [(UPCOMING, _("Upcoming")), (PAST, _("Past"))]
ONLINE = "online"
ENDS_AT, STARTS_AT = "page__eventpage__ends_at", "page__eventpage__starts_at"


def time_now() -> Expression:
    """Whether the event of an entry is over, as the database computes it: by the minute."""
    over = When(**{f"{ENDS_AT}__lte": timezone.now()}, then=Value(PAST))
    return Case(over, default=Value(UPCOMING), output_field=CharField())


def next_first(_code: str) -> list[Any]:
    """Order by what comes next, then, after all that is to come, by what was last."""
    coming = When(**{f"{ENDS_AT}__gt": timezone.now()}, then=F(STARTS_AT))
    next_one = Case(coming, default=None, output_field=DateTimeField())
    return [next_one.asc(nulls_last=True), F(STARTS_AT).desc(nulls_last=True)]


NEXT_FIRST = Sort("next", _("Next first"), {"sv": "narmast", "en": "next"}, next_first)


def _rows() -> Any:
    # By its name: the pages are made of what stands here.
    return apps.get_model("events", "EventPage").rows()


def _events() -> list[dict[str, Any]]:
    """What the options are found in, by one query a request."""
    columns = ("start_date", "end_date", "city", "is_online")
    headings = ("series", "series__live", "series__heading_sv", "series__heading_en")
    return get_cached(
        "events_for_filters", lambda: list(_rows().live().values(*columns, *headings))
    )


def months_between(first: date, last: date) -> list[str]:
    """The months that something goes on in: `["2026-12", "2027-01"]`."""
    months = []
    day = first.replace(day=1)
    while day <= last:
        months.append(f"{day:%Y-%m}")
        day = (day + timedelta(days=32)).replace(day=1)
    return months


def months() -> list[tuple[str, Any]]:
    """The months in which there are events, the latest first."""
    found: set[str] = set()
    for row in _events():
        found.update(months_between(row["start_date"], row["end_date"] or row["start_date"]))
    return [(month, lazy_words(_month_name, month)) for month in sorted(found, reverse=True)]


def _month_name(month: str) -> str:
    return format_skeleton("yMMMM", date.fromisoformat(f"{month}-01"), locale=active())


def towns() -> list[tuple[str, Any]]:
    """The towns in which there are events, and whether some are online."""
    found = {town_key(row["city"]): row["city"] for row in _events() if row["city"]}
    online = [(ONLINE, _("Online"))] if any(row["is_online"] for row in _events()) else []
    return [*sorted(found.items()), *online]


def town_key(city: str) -> str:
    """The key of a town: `Göteborg` → `goteborg`; of one in another script, its letters."""
    return slug_of(city) or city.encode().hex()


def series() -> list[tuple[str, Any]]:
    """The published series that have events."""
    found = {}
    for row in _events():
        if row["series__live"]:
            names = {code: row[f"series__heading_{code}"] or "" for code in ("sv", "en")}
            found[str(row["series"])] = lazy_words(_in_language, names)
    return list(found.items())


def _in_language(names: dict[str, str]) -> str:
    return names[active()] or next(name for name in names.values() if name)


def listed_facts(page: Any) -> Facts:
    """The facts of a live event. Its row holds nothing that its protection withholds."""
    return Facts(
        terms={
            "kind": [page.event_kind],
            "month": months_between(page.start_date, page.last_date),
            "place": [town_key(page.city)] * bool(page.city) + [ONLINE] * page.is_online,
            "theme": [theme.pk for theme in page.themes.all()],
            "series": [page.series_id] if page.series_id else [],
        },
        starts=page.start_date,
        ends=page.last_date,
    )


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
    place = FoundFacet(towns, label=_("Place"), slugs={"sv": "plats", "en": "place"})
    theme = TermFacet(Theme, label=_("Theme"), slugs={"sv": "tema", "en": "theme"})
    series = FoundFacet(series, label=_("Series"), slugs={"sv": "serie", "en": "series"})
    since = Since()
    until = Until()

    @staticmethod
    def pages(keys: list[int]) -> Iterable[Any]:
        """The events with some keys as lists show them."""
        return for_lists(_rows().filter(pk__in=keys))

    def in_words(self, total: int) -> str:
        """How many events there are, in words."""
        events = ngettext("%(count)s event", "%(count)s events", total)
        return events % {"count": with_groups(total)}
