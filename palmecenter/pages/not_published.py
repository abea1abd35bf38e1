"""Telling staff of what was due and did not go out: by mail once for each reason, and by the admin.

That it was told stands in the history of the page, without the reason.
"""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.dispatch import receiver
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.permissions import policy_registry

from palmecenter.forms.mail import send
from palmecenter.forms.outbox import waiting
from palmecenter.protection.mixins import forbidden
from palmecenter.protection.signals import level_raised

from .models import BasePage

ACTION = "palmecenter.schedule.refused"


def reasons_of(revision: Revision) -> list[str]:
    """Return what keeps a version from going out as things are now, in words for staff."""
    page = revision.as_object()
    page.live = True
    errors = []
    for check in (page.full_clean, page.check_live):
        try:
            check()
        except ValidationError as error:
            errors.append(error)
    errors += [error for error in [forbidden(page)] if error]
    found = dict.fromkeys(message for error in errors for message in error.messages)
    return list(found) or [_("Something failed. The log of the site says what.")]


def tell(revision: Revision, error: Exception) -> None:
    """Write to whoever scheduled a version, and to whoever may publish the page; once a reason."""
    page = revision.content_object
    if not isinstance(page, BasePage) or _is_told(revision, kind := _kind(error)):
        return
    for user in _staff(page, revision):
        _mail(user, page, revision)
    data = {"revision": {"id": revision.pk}, "refused": kind}
    log(instance=page, action=ACTION, data=data, revision=revision)


def tell_held_back(revision: Revision, due: datetime) -> None:
    """Write to the same people of a version that is due no more: it would have lowered a level.

    The page's history and its editor say so too (`palmecenter.protection`).
    """
    page = revision.content_object
    if isinstance(page, BasePage):
        revision.approved_go_live_at = due
        for user in _staff(page, revision):
            _mail(user, page, revision, is_held=True)


@receiver(level_raised)
def take_mails_back(page: Any, **kwargs: Any) -> None:
    """Take back what waits to be sent about a page whose level is raised: it may name the page."""
    if isinstance(page, BasePage):
        waiting(page=page.pk).delete()


def _kind(error: Exception) -> str:
    """Return what makes two reasons the same. It tells no words: they may name what is hidden."""
    words = error.messages if isinstance(error, ValidationError) else [type(error).__name__]
    return sha256("\n".join(words).encode()).hexdigest()[:16]


def _is_told(revision: Revision, kind: str) -> bool:
    return any((entry.data or {}).get("refused") == kind for entry in told_of(revision))


def told_of(revision: Revision) -> Any:
    """Return the entries in the history of a page that say that a version did not go out."""
    return PageLogEntry.objects.filter(action=ACTION, revision=revision)


def _staff(page: Any, revision: Revision) -> list[Any]:
    """Return who may publish a page, and who scheduled the version, with their addresses."""
    policy = policy_registry.get_by_type(Page)
    may = policy.users_with_permission_for_instance("publish", page)
    users = {user.pk: user for user in may.select_related("wagtail_userprofile")}
    scheduled = PageLogEntry.objects.filter(action="wagtail.publish.schedule", revision=revision)
    keys = {revision.user_id, *scheduled.values_list("user", flat=True)}
    users |= get_user_model().objects.filter(is_active=True).in_bulk(keys - {None})
    return [user for user in users.values() if user.is_active and user.email]


def _mail(user: Any, page: BasePage, revision: Revision, *, is_held: bool = False) -> None:
    """Write to one of them. Of what is protected the mail says no more than where it is."""
    profile = getattr(user, "wagtail_userprofile", None)
    language = profile.preferred_language if profile else ""
    language = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(language):
        context = {
            "title": Page.get_admin_display_title(page) if page.is_open else "",
            "reasons": reasons_of(revision) if page.is_open and not is_held else [],
            "is_held": is_held,
            "due": revision.approved_go_live_at,
            "address": settings.WAGTAILADMIN_BASE_URL
            + reverse("wagtailadmin_pages:edit", args=[page.pk]),
        }
    about = {"page": page.pk, "revision": revision.pk}
    send(user.email, "pages/mail/not_published.txt", context, language=language, about=about)
