"""The steps of a registration below its event's page: the form, and thanks.

What the links in mail lead to is in `own_registration`.
"""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from palmecenter.forms.guarded import is_carried_over, typed_in
from palmecenter.languages.reading import reader_language
from palmecenter.pages.context import addresses_context, page_context
from palmecenter.pages.subviews import Subview

from . import booking
from .forms import RegistrationForm
from .headings import heading_of
from .links import HOURS_TO_CONFIRM
from .models import EventPage
from .phases import Phase
from .showing import registration_context
from .steps import FORM, THANKS, Step, step_address
from .when import when


def serve_step(page: EventPage, request: HttpRequest, step: Step) -> HttpResponse:
    """Serve a step at its one address in the reader's language."""
    address = step_address(page, reader_language(), step.name)
    if request.path_info != urlsplit(address).path:
        return HttpResponsePermanentRedirect(address)
    response = STEPS[step.name](page, request, step)
    response["X-Robots-Tag"] = "noindex"
    return response


def form_step(page: EventPage, request: HttpRequest, step: Step) -> HttpResponse:
    """Show the form; take it, and send the mail that asks whether it was meant."""
    if page.phase is not Phase.OPEN:
        # Somebody may have written while it closed: what they wrote is shown, for their own use.
        wrote = list(typed_in(request).values())
        return _page(page, request, step, "closed", status=409 if wrote else 200, wrote=wrote)
    options: dict[str, Any] = {
        "request": request,
        "event": page,
        "language": page.shown_language,
        "is_full": booking.room_of(page).is_full,
    }
    if request.method != "POST" or is_carried_over(request):
        form = RegistrationForm(initial=typed_in(request), **options)
        return _page(page, request, step, "form", form=form)
    form = RegistrationForm(request.POST, **options)
    if not form.is_valid():
        return _page(page, request, step, "form", form=form, status=form.status_code)
    try:
        booking.register(page, reader_language(), **form.entries)
    except OSError:
        form.say_that_no_mail_went()
        return _page(page, request, step, "form", form=form, status=form.status_code)
    return redirect(step_address(page, reader_language(), THANKS))


def thanks_step(page: EventPage, request: HttpRequest, step: Step) -> HttpResponse:
    """Say that a mail is on its way and that nothing is booked before its link is followed."""
    room = booking.room_of(page)
    return _page(page, request, step, "thanks", hours=HOURS_TO_CONFIRM, room=room)


STEPS = {FORM: form_step, THANKS: thanks_step}


def _page(
    page: EventPage, request: HttpRequest, step: Step, name: str, status: int = 200, **context: Any
) -> HttpResponse:
    """Return a step as a page. Search engines are kept out; the language switch keeps the step."""
    view = Subview(
        step.name, step.slugs(), "", lambda page, request: serve_step(page, request, step)
    )
    code = reader_language()
    context = {
        "page": page,
        **page_context(page, request),
        **addresses_context(page, request, view=view),
        "hreflangs": {},
        "robots": "noindex",
        "views": [],
        "when": when(page, code),
        **registration_context(page),
        **context,
    }
    context["step_heading"] = heading_of(name, context)
    return TemplateResponse(request, f"events/registration/{name}.html", context, status=status)
