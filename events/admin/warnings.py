"""What staff are told of those who are registered when a page is published, hidden or deleted."""

from collections.abc import Iterable

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext
from wagtail.admin import messages
from wagtail.models import Page

from ..models import EventPage, Registration
from ..registrations.pending_notifications import pending_words, registered


def write_buttons(request: HttpRequest, event: EventPage) -> list[str]:
    """The button that leads to writing to them, for those who may."""
    if not request.user.has_perm("events.change_registration"):
        return []
    address = reverse("events_registrations_message", args=[event.pk])
    return [messages.button(address, _("Write to them"))]


def remind_staff(request: HttpRequest, event: EventPage) -> None:
    """Say who has not been told, where anybody has not, with the way to write to them."""
    if words := pending_words(event):
        messages.warning(request, words, buttons=write_buttons(request, event))


def registered_below(pages: Iterable[Page]) -> int:
    """How many people are registered to the events among pages and all below them."""
    chosen = Q(pk__in=[])
    for page in pages:
        chosen |= Q(event__path__startswith=page.path)
    known = Registration.objects.exclude(status=Registration.Status.UNCONFIRMED)
    return known.filter(chosen).count()


def warn_of_deletion(request: HttpRequest, page: Page) -> None:
    """Say, above the question whether to delete a page, whose registrations go with it.

    For an event that is still to come the way to write to them stands beside.
    """
    count = registered_below([page])
    if not count:
        return
    event = EventPage.objects.filter(pk=page.pk).first()
    words = ngettext(
        "%(count)s person is registered. The registration is erased with the page, and nobody is "
        "told of it.",
        "%(count)s people are registered. Their registrations are erased with the page, and nobody "
        "is told of it.",
        count,
    )
    parts, buttons = [words % {"count": count}], []
    if event and not event.is_past:
        lacking = pending_words(event)
        if event.status == EventPage.Status.CANCELLED and not lacking:
            parts.append(_("They have been told that it is cancelled."))
        else:
            parts.append(lacking)
            buttons = write_buttons(request, event)
    messages.warning(request, " ".join(filter(None, parts)), buttons=buttons)


def refuse_deletion_of_many(request: HttpRequest, pages: Iterable[Page]) -> bool:
    """Say that events with registrations are deleted one by one; True if there is any.

    The question before many are deleted has no room for who is registered to which.
    """
    count = registered_below(pages)
    if count:
        words = ngettext(
            "Nothing was deleted: %(count)s person is registered. Delete events that people are "
            "registered to one by one.",
            "Nothing was deleted: %(count)s people are registered. Delete events that people are "
            "registered to one by one.",
            count,
        )
        messages.error(request, words % {"count": count})
    return bool(count)


def warn_of_hiding(request: HttpRequest, event: EventPage) -> None:
    """Say, after an event to come is unpublished, who is registered and was not told."""
    count = 0 if event.is_past else registered(event).count()
    if count:
        words = ngettext(
            "%(count)s person is registered and has not been told. By the link in our mails they "
            "still see and erase what they wrote, and nothing of the event.",
            "%(count)s people are registered and have not been told. By the link in our mails they "
            "still see and erase what they wrote, and nothing of the event.",
            count,
        )
        messages.warning(request, words % {"count": count}, buttons=write_buttons(request, event))
