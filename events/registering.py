"""The steps of a registration, as pages: the form, thanks, and the two links that come by mail."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from palmecenter.forms.marking import marked
from palmecenter.languages.codes import localized
from palmecenter.languages.reading import reader_language
from palmecenter.pages.context import addresses_context, page_context
from palmecenter.pages.subviews import Subview

from . import booking
from .forms import RegistrationForm
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
from .phases import Phase
from .showing import registration_context
from .steps import FORM, THANKS, Step, step_address
from .when import when

# Behind the address that one is sent on to from the button that confirms.
NEW = "new"


def serve_step(page: EventPage, request: HttpRequest, step: Step) -> HttpResponse:
    """Serve a step at its one address in the reader's language."""
    address = step_address(page, reader_language(), step.name, step.key)
    if request.path_info != urlsplit(address).path:
        return HttpResponsePermanentRedirect(address)
    response = STEPS[step.name](page, request, step)
    response["X-Robots-Tag"] = "noindex"
    if step.key:
        # The address itself lets whoever has it act: it is for one reader, and kept by nobody.
        add_never_cache_headers(response)
    return response


def form_step(page: EventPage, request: HttpRequest, step: Step) -> HttpResponse:
    """Show the form; take it, and send the mail that asks whether it was meant."""
    if page.phase is not Phase.OPEN:
        # Somebody may have written while it closed: what they wrote is shown, for their own use.
        sent = ((name, str(text)) for name, text in request.POST.items())
        wrote = [text for name, text in sent if name not in {"mark", "website"} and text.strip()]
        return _page(page, request, step, "closed", status=409 if wrote else 200, wrote=wrote)
    options: dict[str, Any] = {
        "request": request,
        "event": page,
        "language": page.shown_language,
        "is_full": booking.room_of(page).is_full,
    }
    if request.method != "POST":
        return _page(page, request, step, "form", form=RegistrationForm(**options))
    form = RegistrationForm(request.POST, **options)
    if not form.is_valid():
        return _page(page, request, step, "form", form=form, status=form.status_code)
    try:
        booking.register(page, reader_language(), **form.entries)
    except OSError:
        form.add_error(
            None,
            _("We could not send the mail just now. Nothing you wrote is lost: try again soon."),
        )
        form.renew_mark()
        return _page(page, request, step, "form", form=form, status=503)
    return redirect(step_address(page, reader_language(), THANKS))


def thanks_step(page: EventPage, request: HttpRequest, step: Step) -> HttpResponse:
    """Say that a mail is on its way and that nothing is booked before its link is followed."""
    room = booking.room_of(page)
    return _page(page, request, step, "thanks", hours=HOURS_TO_CONFIRM, room=room)


def confirm_step(page: EventPage, request: HttpRequest, step: Step) -> HttpResponse:
    """Ask once more, and book when the answer is sent: scanners of mail follow links, not forms."""
    try:
        registration = _find(page, CONFIRM, step.key, HOURS_TO_CONFIRM)
    except LinkError as error:
        return _bad_link(page, request, step, error)
    if registration is None:
        return _gone(page, request, step)
    if request.method == "POST" and _may_confirm(page):
        confirmed = booking.confirm(registration.key)
        return _welcome(page, confirmed) if confirmed else _gone(page, request, step)
    if registration.status != Registration.Status.UNCONFIRMED:
        return redirect(_mine(page, registration))
    if not _may_confirm(page):
        return _page(page, request, step, "closed")
    # Past the deadline, too, it may be full.
    room = booking.room_of(page)
    return _page(page, request, step, "confirm", registration=registration, room=room)


def mine_step(page: EventPage, request: HttpRequest, step: Step) -> HttpResponse:
    """Show somebody their registration, and erase it when they say so."""
    try:
        registration = _find(page, MINE, step.key)
    except LinkError as error:
        return _bad_link(page, request, step, error)
    if registration is None:
        return _gone(page, request, step)
    if request.method == "POST":
        booking.leave(registration.key)
        return _page(page, request, step, "left")
    return _page(
        page,
        request,
        step,
        "mine",
        registration=registration,
        position=booking.place_in_line(registration),
        answers=answers_of(registration, page.shown_language),
        is_new=NEW in request.GET and is_fresh(step.key),
    )


STEPS = {FORM: form_step, THANKS: thanks_step, CONFIRM: confirm_step, MINE: mine_step}


def answers_of(registration: Registration, language: str) -> list[tuple[str, str]]:
    """Return the questions that somebody answered, with the answers as they are stored."""
    labels = {str(one.pk): _label(one, language) for one in registration.event.questions.all()}
    return [
        (labels[key], _("Yes") if answer is True else answer)
        for key, answer in registration.answers.items()
        if key in labels
    ]


def _label(question: RegistrationQuestion, code: str) -> str:
    language = question.language_for(code)
    return marked(getattr(question, localized("label", language)), language)


def _find(
    page: EventPage, purpose: str, key: str, max_hours: int | None = None
) -> Registration | None:
    """Return the registration of a link; raise LinkError."""
    found = read_link(purpose, key, max_hours)
    return Registration.objects.filter(key=found, event=page).select_related("event").first()


def _may_confirm(page: EventPage) -> bool:
    """Say whether a link still leads to a place: past the deadline too, if the form was in time."""
    return page.is_planned and not page.has_begun


def _mine(page: EventPage, registration: Registration) -> str:
    return step_address(page, reader_language(), MINE, link_key(MINE, registration.key))


def _welcome(page: EventPage, registration: Registration) -> HttpResponse:
    return redirect(f"{_mine(page, registration)}?{NEW}")


def _bad_link(page: EventPage, request: HttpRequest, step: Step, error: LinkError) -> HttpResponse:
    name, status = ("forged", 404) if isinstance(error, ForgedLinkError) else ("old", 410)
    return _page(page, request, step, name, status=status)


def _gone(page: EventPage, request: HttpRequest, step: Step) -> HttpResponse:
    return _page(page, request, step, "gone", status=410)


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
