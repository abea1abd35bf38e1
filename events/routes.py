"""What stands below the pages of events: calendars, the feed, the steps of a registration.

/sv/…/anmalan/                   /en/…/registration/                     the form
/sv/…/anmalan/tack/              /en/…/registration/thanks/              look into your mail

The links in mail are below no page's address: see `registrations.tokens`.
"""

from palmecenter.pages import routes
from palmecenter.pages.routes import FORM, Route

from .feeds import atom
from .models import EventIndexPage, EventPage
from .registrations.tokens import REGISTRATION
from .registrations.views import serve_form, serve_thanks
from .views import event_calendar, index_calendar

CALENDAR = {"sv": "calendar.ics", "en": "calendar.ics"}


def _registers(page: EventPage) -> bool:
    return page.registration != EventPage.Mode.NONE


routes.register(
    EventIndexPage,
    Route(name="calendar", slugs=CALENDAR, view=index_calendar),
    Route(name="feed", slugs={"sv": "atom.xml", "en": "atom.xml"}, view=atom),
)
routes.register(
    EventPage,
    Route(name="calendar", slugs=CALENDAR, view=event_calendar),
    Route(
        name="registration",
        slugs={code: f"{word}/" for code, word in REGISTRATION.items()},
        view=serve_form,
        methods=FORM,
        is_offered=_registers,
    ),
    Route(
        name="registration-thanks",
        slugs={
            "sv": f"{REGISTRATION['sv']}/tack/",
            "en": f"{REGISTRATION['en']}/thanks/",
        },
        view=serve_thanks,
        is_offered=_registers,
    ),
)
