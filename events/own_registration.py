"""What somebody does by the links in our mail: confirm a registration, see it, have it erased.

The links work for as long as there is a registration, whatever has become of the event's page. Of
an event whose page the reader could not open now nothing is said: only what they wrote is shown.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from palmecenter.forms.marking import marked
from palmecenter.forms.middleware import takes_visitors_forms
from palmecenter.languages.codes import CODES, OWN_NAMES, localized
from palmecenter.languages.reading import reader_language
from palmecenter.pages.context import Alternate, page_context

from . import booking
from .headings import heading_of
from .links import (
    CONFIRM,
    HOURS_TO_CONFIRM,
    MINE,
    ForgedLinkError,
    LinkError,
    is_fresh,
    link_key,
    read_link,
)
from .models import EventPage, Registration, RegistrationQuestion
from .showing import registration_context
from .steps import link_address, purpose_of
from .when import when

# Behind the address that one is sent on to from the button that confirms.
NEW = "new"


@takes_visitors_forms
@require_http_methods(["GET", "HEAD", "POST"])
def own_registration(request: HttpRequest, word: str, key: str) -> HttpResponse:
    """Serve a link at its one address in the reader's language."""
    purpose = purpose_of(word)
    address = link_address(reader_language(), purpose, key)
    if request.path_info != address:
        response: HttpResponse = HttpResponseRedirect(address, status=303)
    else:
        response = _answer(request, purpose, key)
    response["X-Robots-Tag"] = "noindex"
    # The address itself lets whoever has it act: it is for one reader, and kept by nobody.
    add_never_cache_headers(response)
    return response


def _answer(request: HttpRequest, purpose: str, key: str) -> HttpResponse:
    hours = HOURS_TO_CONFIRM if purpose == CONFIRM else None
    try:
        found = read_link(purpose, key, hours)
    except LinkError as error:
        name, status = ("forged", 404) if isinstance(error, ForgedLinkError) else ("old", 410)
        return _page(request, purpose, key, name, status=status)
    registration = Registration.objects.filter(key=found).select_related("event").first()
    if registration is None:
        return _page(request, purpose, key, "gone", status=410)
    step = _confirm if purpose == CONFIRM else _mine
    return step(request, key, registration, _shown_event(registration, request))


def _shown_event(registration: Registration, request: HttpRequest) -> EventPage | None:
    """Return the event as its page shows it; None where the reader could not open the page."""
    page = EventPage.for_display().get(pk=registration.event_id)
    guards = page.get_view_restrictions() if page.live else ()
    is_open = page.live and all(guard.accept_request(request) for guard in guards)
    return page.as_live_row() if is_open else None


def _confirm(
    request: HttpRequest, key: str, registration: Registration, event: EventPage | None
) -> HttpResponse:
    """Ask once more, and book when the answer is sent: scanners of mail follow links, not forms."""
    # Past the deadline too, if the form was in time. Behind a password, too: they were let in.
    booked = registration.event
    may_confirm = booked.live and booked.is_planned and not booked.has_begun
    if request.method == "POST" and may_confirm:
        confirmed = booking.confirm(registration.key)
        if confirmed is None:
            return _page(request, CONFIRM, key, "gone", event, status=410)
        return redirect(f"{_link_to_own(confirmed)}?{NEW}")
    if registration.status != Registration.Status.UNCONFIRMED:
        return redirect(_link_to_own(registration))
    if may_confirm:
        room = booking.room_of(booked)
        return _page(request, CONFIRM, key, "confirm", event, room=room)
    if event is None:
        return redirect(_link_to_own(registration))
    return _page(request, CONFIRM, key, "closed", event)


def _mine(
    request: HttpRequest, key: str, registration: Registration, event: EventPage | None
) -> HttpResponse:
    """Show somebody their registration, and erase it when they say so."""
    if request.method == "POST":
        booking.leave(registration.key)
        return _page(request, MINE, key, "left", event)
    return _page(
        request,
        MINE,
        key,
        "mine",
        event,
        registration=registration,
        position=booking.place_in_line(registration),
        answers=answers_of(registration, event),
        is_new=NEW in request.GET and is_fresh(key),
    )


def answers_of(registration: Registration, event: EventPage | None) -> list[tuple[str, str]]:
    """Return the questions that somebody answered, with the answers as they are stored.

    How a question is worded is told with the event, or where the event hides nothing.
    """
    code = event.shown_language if event else reader_language()
    asked = registration.event.questions.all() if event or registration.event.is_open else []
    labels = {str(one.pk): _label(one, code) for one in asked}
    if event:
        answered = [(key, text) for key, text in registration.answers.items() if key in labels]
    else:
        answered = list(registration.answers.items())
    return [
        (labels.get(key, _("Answer")), _("Yes") if answer is True else answer)
        for key, answer in answered
    ]


def _label(question: RegistrationQuestion, code: str) -> str:
    language = question.language_for(code)
    return marked(getattr(question, localized("label", language)), language)


def _link_to_own(registration: Registration) -> str:
    return link_address(reader_language(), MINE, link_key(MINE, registration.key))


def _page(
    request: HttpRequest,
    purpose: str,
    key: str,
    name: str,
    event: EventPage | None = None,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Return what a link leads to as a page, with the event where its page is public."""
    code = reader_language()
    of_event = {}
    if event is not None:
        of_event = {
            "page": event,
            **page_context(event, request),
            "when": when(event, code),
            **registration_context(event),
        }
    context = {
        **of_event,
        "alternates": _alternates(purpose, key),
        "canonical": "",
        "hreflangs": {},
        "robots": "noindex",
        "views": [],
        **context,
    }
    context["step_heading"] = heading_of(name, context)
    return TemplateResponse(request, f"events/registration/{name}.html", context, status=status)


def _alternates(purpose: str, key: str) -> list[Alternate]:
    """Return the links of the language switch, which keep the key."""
    return [
        Alternate(code, OWN_NAMES[code], link_address(code, purpose, key), here, available=True)
        for code in CODES
        for here in [code == reader_language()]
    ]
