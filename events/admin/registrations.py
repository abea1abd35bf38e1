"""Registrations for staff: who comes, on screen, on paper, as a file; and a word to them.

Only with the permission to view registrations, and nothing of it stands in search or logs.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext as _, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from palmecenter.forms.csv import csv_response
from palmecenter.languages.codes import localized

from ..dates import event_dates
from ..models import EventPage, Registration
from ..registrations.emails import in_language
from ..registrations.messages import MessageForm, proposal, send_to_all
from ..registrations.pending_notifications import pending_words
from ..registrations.services import cancel

Status = Registration.Status
may_view = permission_required("events.view_registration")
may_write = permission_required("events.change_registration")
may_erase = permission_required("events.delete_registration")


@dataclass(frozen=True)
class Attendance:
    """A registration with its answers in the order of the questions."""

    registration: Registration
    answers: list[str]


def _language() -> str:
    return "en" if (get_language() or "").startswith("en") else "sv"


def _event(pk: int) -> EventPage:
    return get_object_or_404(EventPage, pk=pk)


def _questions(event: EventPage) -> list[tuple[str, str]]:
    """The questions' keys and texts, in the language that staff read."""
    code = _language()
    return [
        (str(question.pk), getattr(question, localized("label", code)) or str(question))
        for question in event.questions.all()
    ]


def _attendance(event: EventPage, registrations: QuerySet[Registration]) -> list[Attendance]:
    keys = [key for key, _label in _questions(event)]
    return [
        Attendance(registration, [_answer(registration.answers.get(key, "")) for key in keys])
        for registration in registrations
    ]


def _answer(answer: object) -> str:
    return _("Yes") if answer is True else str(answer)


@may_view
@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """List the events with registrations: those to come first, then the latest."""
    events = (
        EventPage.objects.exclude(registration=EventPage.Mode.NONE)
        .annotate(
            confirmed=Count("registrations", filter=Q(registrations__status=Status.CONFIRMED)),
            waiting=Count("registrations", filter=Q(registrations__status=Status.WAITING)),
            unconfirmed=Count("registrations", filter=Q(registrations__status=Status.UNCONFIRMED)),
        )
        .defer_streamfields()
        .order_by("starts_at")
    )
    now = timezone.now()
    context = {
        "coming": [_row(event) for event in events.filter(ends_at__gt=now)],
        "over": [_row(event) for event in events.filter(ends_at__lte=now).order_by("-starts_at")],
    }
    return render(request, "events/admin/overview.html", context)


def _row(event: EventPage) -> dict[str, Any]:
    return {"event": event, "when": event_dates(event, _language()).own}


@may_view
@never_cache
@require_safe
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who is registered to an event, and who waits."""
    event = _event(pk)
    standing = event.registrations
    context = {
        "event": event,
        "when": event_dates(event, _language()).own,
        "lacking": pending_words(event),
        "questions": [label for _key, label in _questions(event)],
        "confirmed": _attendance(event, standing.filter(status=Status.CONFIRMED).order_by("name")),
        "waiting": _attendance(event, standing.filter(status=Status.WAITING).order_by("number")),
        "unconfirmed": standing.filter(status=Status.UNCONFIRMED).count(),
    }
    return render(request, "events/admin/attendance.html", context)


@may_view
@never_cache
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the list for the door: names with a box to tick, and what they asked for."""
    event = _event(pk)
    confirmed = event.registrations.filter(status=Status.CONFIRMED).order_by("name")
    context = {
        "event": event,
        "shown": in_language(event, _language()),
        "when": event_dates(event, _language()).own,
        "questions": [label for _key, label in _questions(event)],
        "people": _attendance(event, confirmed),
        "blank": range(6),
    }
    return render(request, "events/admin/paper.html", context)


@may_view
@never_cache
@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the list as a file for a spreadsheet."""
    event = _event(pk)
    questions = [label for _key, label in _questions(event)]
    head = [_("Status"), _("Name"), _("E-mail"), _("Organisation"), _("Language"), *questions]
    standing = event.registrations.exclude(status=Status.UNCONFIRMED).order_by("status", "number")
    rows = [_cells(row) for row in _attendance(event, standing)]
    return csv_response(event.slug, [head, *rows])


def _cells(row: Attendance) -> list[str]:
    person = row.registration
    status, language = person.get_status_display(), person.get_language_display()
    return [status, person.name, person.email, person.organisation, language, *row.answers]


@may_write
@never_cache
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """Write to those who are registered, each in their language."""
    event = _event(pk)
    form = MessageForm(request.POST or None, initial=proposal(event))
    if request.method == "POST" and form.is_valid():
        count = send_to_all(event, form)
        words = ngettext(
            "The message is on its way to %(count)s person.",
            "The message is on its way to %(count)s people.",
            count,
        )
        messages.success(request, words % {"count": count})
        return redirect("events_registrations_event", pk)
    context = {"event": event, "form": form, "when": event_dates(event, _language()).own}
    return render(request, "events/admin/message.html", context)


@may_erase
@require_POST
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase one registration, or all of an event; a place that becomes free is given on."""
    event = _event(pk)
    key = request.POST.get("registration", "")
    if key.isdecimal():
        cancel(get_object_or_404(event.registrations, pk=key).key)
        messages.success(request, _("The registration is erased."))
    elif request.POST.get("all") == "yes":
        count = event.registrations.all().delete()[0]
        words = ngettext(
            "%(count)s registration is erased.", "%(count)s registrations are erased.", count
        )
        messages.success(request, words % {"count": count})
    else:
        messages.error(request, _("Tick the box first: nothing was erased."))
    return redirect("events_registrations_event", pk)
