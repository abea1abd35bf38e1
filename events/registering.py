"""The steps of a registration below its event's page: the form, and thanks.

What the links in mail lead to is in `own_registration`.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from palmecenter.forms.guarded import is_carried_over, typed_in
from palmecenter.languages.reading import reader_language
from palmecenter.pages.context import addresses_context, page_context

from . import booking
from .forms import RegistrationForm
from .headings import heading_of
from .links import HOURS_TO_CONFIRM
from .models import EventPage
from .phases import Phase
from .showing import registration_context
from .when import when


def serve_form(page: EventPage, request: HttpRequest) -> HttpResponse:
    """Show the form; take it, and send the mail that asks whether it was meant."""
    if page.phase is not Phase.OPEN:
        # Somebody may have written while it closed: what they wrote is shown, for their own use.
        wrote = list(typed_in(request).values())
        return _page(page, request, "closed", status=409 if wrote else 200, wrote=wrote)
    options: dict[str, Any] = {
        "request": request,
        "event": page,
        "language": page.shown_language,
        "is_full": booking.room_of(page).is_full,
    }
    if request.method != "POST" or is_carried_over(request):
        form = RegistrationForm(initial=typed_in(request), **options)
        return _page(page, request, "form", form=form)
    form = RegistrationForm(request.POST, **options)
    if not form.is_valid():
        return _page(page, request, "form", form=form, status=form.status_code)
    try:
        booking.register(page, reader_language(), **form.entries)
    except OSError:
        form.say_that_no_mail_went()
        return _page(page, request, "form", form=form, status=form.status_code)
    response = redirect(page.route_address("registration-thanks", reader_language()))
    response["X-Robots-Tag"] = "noindex"
    return response


def serve_thanks(page: EventPage, request: HttpRequest) -> HttpResponse:
    """Say that a mail is on its way and that nothing is booked before its link is followed."""
    room = booking.room_of(page)
    return _page(page, request, "thanks", hours=HOURS_TO_CONFIRM, room=room)


def _page(
    page: EventPage, request: HttpRequest, name: str, status: int = 200, **context: Any
) -> HttpResponse:
    """Return a step as a page. Search engines are kept out; the language switch keeps the step."""
    code = reader_language()
    context = {
        "page": page,
        **page_context(page, request),
        **addresses_context(page, request, view=page.view),
        "hreflangs": {},
        "robots": "noindex",
        "views": [],
        "when": when(page, code),
        **registration_context(page),
        **context,
    }
    context["step_heading"] = heading_of(name, context)
    response = TemplateResponse(request, f"events/registration/{name}.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
