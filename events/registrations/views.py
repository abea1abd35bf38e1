"""What visitors do about a registration, step by step, each step on a page of its own.

Below the event's page stand the form and the thanks for it (`events.routes`). The links in our mail
(`events.urls`) confirm a registration, show it and have it erased. They work for as long as there
is a registration, whatever has become of the event's page: of an event whose page the reader could
not open now nothing is said, only what they wrote is shown.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods

from palmecenter.forms.middleware import takes_visitors_forms
from palmecenter.forms.public_form import is_carried_over, typed_in
from palmecenter.languages.codes import CODES, OWN_NAMES
from palmecenter.languages.localized import reader_language
from palmecenter.pages.context import Alternate, addresses_context, page_context

from ..choices import RegistrationState
from ..context import registration_context
from ..dates import event_dates
from ..models import EventPage, Registration
from . import services
from .context import answers_of, heading_of
from .forms import RegistrationForm
from .tokens import (
    CONFIRM,
    HOURS_TO_CONFIRM,
    MINE,
    ForgedLinkError,
    LinkError,
    is_fresh,
    link_address,
    make_token,
    purpose_of,
    read_token,
)

# Behind the address that one is sent on to from the button that confirms.
NEW = "new"


# --- Below the event's page ------------------------------------------------------------------


def serve_form(page: EventPage, request: HttpRequest) -> HttpResponse:
    """Show the form; take it, and send the mail that asks whether it was meant."""
    if page.registration_state is not RegistrationState.OPEN:
        # Somebody may have written while it closed: what they wrote is shown, for their own use.
        wrote = list(typed_in(request).values())
        return _step(page, request, "closed", status=409 if wrote else 200, wrote=wrote)
    options: dict[str, Any] = {
        "request": request,
        "event": page,
        "language": page.shown_language,
        "is_full": page.availability().is_full,
    }
    if request.method != "POST" or is_carried_over(request):
        form = RegistrationForm(initial=typed_in(request), **options)
        return _step(page, request, "form", form=form)
    form = RegistrationForm(request.POST, **options)
    if not form.is_valid():
        return _step(page, request, "form", form=form, status=form.status_code)
    services.register(page, reader_language(), **form.entries)
    response = redirect(page.route_address("registration-thanks", reader_language()))
    response["X-Robots-Tag"] = "noindex"
    return response


def serve_thanks(page: EventPage, request: HttpRequest) -> HttpResponse:
    """Say that a mail is on its way and that nothing is booked before its link is followed."""
    availability = page.availability()
    return _step(page, request, "thanks", hours=HOURS_TO_CONFIRM, availability=availability)


def _step(
    page: EventPage, request: HttpRequest, name: str, status: int = 200, **context: Any
) -> HttpResponse:
    """A step below the event's page. The language switch keeps the step."""
    addresses = addresses_context(page, request, view=page.view)
    response = _page(request, name, page, status, **addresses, **context)
    response["X-Robots-Tag"] = "noindex"
    return response


# --- The links in mail -----------------------------------------------------------------------


@takes_visitors_forms
@require_http_methods(["GET", "HEAD", "POST"])
def own_registration(request: HttpRequest, word: str, token: str) -> HttpResponse:
    """Serve a link at its one address in the reader's language."""
    purpose = purpose_of(word)
    address = link_address(reader_language(), purpose, token)
    if request.path_info != address:
        response: HttpResponse = HttpResponseRedirect(address, status=303)
    else:
        response = _answer(request, purpose, token)
    response["X-Robots-Tag"] = "noindex"
    # The address itself lets whoever has it act: it is for one reader, and kept by nobody.
    add_never_cache_headers(response)
    return response


def _answer(request: HttpRequest, purpose: str, token: str) -> HttpResponse:
    hours = HOURS_TO_CONFIRM if purpose == CONFIRM else None
    try:
        key = read_token(purpose, token, hours)
    except LinkError as error:
        name, status = ("forged", 404) if isinstance(error, ForgedLinkError) else ("old", 410)
        return _linked(request, purpose, token, name, status=status)
    registration = Registration.objects.filter(key=key).select_related("event").first()
    if registration is None:
        return _linked(request, purpose, token, "gone", status=410)
    step = _confirm if purpose == CONFIRM else _mine
    return step(request, token, registration, _shown_event(registration, request))


def _shown_event(registration: Registration, request: HttpRequest) -> EventPage | None:
    """The event as its page shows it; None where the reader could not open the page."""
    page = EventPage.for_display().get(pk=registration.event_id)
    guards = page.get_view_restrictions() if page.live else ()
    is_open = page.live and all(guard.accept_request(request) for guard in guards)
    return page.as_live_row() if is_open else None


def _confirm(
    request: HttpRequest, token: str, registration: Registration, event: EventPage | None
) -> HttpResponse:
    """Ask once more, and book when the answer is sent: scanners of mail follow links, not forms."""
    # Past the deadline too, if the form was in time. Behind a password, too: they were let in.
    booked = registration.event
    may_confirm = booked.live and booked.is_planned and not booked.has_begun
    if request.method == "POST" and may_confirm:
        confirmed = services.confirm(registration.key)
        if confirmed is None:
            return _linked(request, CONFIRM, token, "gone", event, status=410)
        return redirect(f"{_link_to_own(confirmed)}?{NEW}")
    if registration.status != Registration.Status.UNCONFIRMED:
        return redirect(_link_to_own(registration))
    if may_confirm:
        availability = booked.availability()
        return _linked(request, CONFIRM, token, "confirm", event, availability=availability)
    if event is None:
        return redirect(_link_to_own(registration))
    return _linked(request, CONFIRM, token, "closed", event)


def _mine(
    request: HttpRequest, token: str, registration: Registration, event: EventPage | None
) -> HttpResponse:
    """Show somebody their registration, and erase it when they say so."""
    if request.method == "POST":
        services.cancel(registration.key)
        return _linked(request, MINE, token, "left", event)
    return _linked(
        request,
        MINE,
        token,
        "mine",
        event,
        registration=registration,
        position=services.place_in_line(registration),
        answers=answers_of(registration, event),
        is_new=NEW in request.GET and is_fresh(token),
    )


def _link_to_own(registration: Registration) -> str:
    return link_address(reader_language(), MINE, make_token(MINE, registration.key))


def _linked(
    request: HttpRequest,
    purpose: str,
    token: str,
    name: str,
    event: EventPage | None = None,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """What a link leads to, with the event where its page is public. The switch keeps the token."""
    here = reader_language()
    alternates = [
        Alternate(
            code, OWN_NAMES[code], link_address(code, purpose, token), code == here, available=True
        )
        for code in CODES
    ]
    return _page(request, name, event, status, alternates=alternates, canonical="", **context)


# --- Both ------------------------------------------------------------------------------------


def _page(
    request: HttpRequest, name: str, event: EventPage | None, status: int, **context: Any
) -> HttpResponse:
    """A step as a page of the site, which search engines are kept out of."""
    of_event: dict[str, Any] = {}
    if event is not None:
        of_event = {
            "page": event,
            **page_context(event, request),
            "when": event_dates(event, reader_language()),
            **registration_context(event),
        }
    context = {**of_event, **context, "hreflangs": {}, "robots": "noindex", "views": []}
    context["step_heading"] = heading_of(name, context)
    return TemplateResponse(request, f"events/registrations/{name}.html", context, status=status)
