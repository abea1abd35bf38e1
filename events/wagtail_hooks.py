"""Events in the admin: registrations in the menu, and what staff are told of them."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from .admin import registrations
from .admin.warnings import (
    refuse_deletion_of_many,
    remind_staff,
    warn_of_deletion,
    warn_of_hiding,
)
from .models import EventPage


@hooks.register("register_admin_urls")
def register_registration_urls() -> list[URLPattern]:
    """Give the lists of registrations their addresses."""
    below = "registrations/<int:pk>/"
    return [
        path("registrations/", registrations.overview, name="events_registrations"),
        path(below, registrations.attendance, name="events_registrations_event"),
        path(f"{below}paper/", registrations.paper, name="events_registrations_paper"),
        path(f"{below}file/", registrations.file, name="events_registrations_file"),
        path(f"{below}message/", registrations.message, name="events_registrations_message"),
        path(f"{below}erase/", registrations.erase, name="events_registrations_erase"),
    ]


class RegistrationsMenuItem(MenuItem):
    """The entry in the menu, for those who may see registrations."""

    def is_shown(self, request: HttpRequest) -> bool:
        """True for whoever may see registrations."""
        return request.user.has_perm("events.view_registration")


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    """Put the registrations into the menu."""
    return RegistrationsMenuItem(
        _("Registrations"), reverse("events_registrations"), icon_name="group", order=250
    )


@hooks.register("register_permissions")
def register_permissions() -> QuerySet[Permission]:
    """Let groups be given the permissions on registrations: view, write to, erase."""
    codes = [f"{action}_registration" for action in ("view", "change", "delete")]
    return Permission.objects.filter(content_type__app_label="events", codename__in=codes)


@hooks.register("after_publish_page")
def remind_after_publishing(request: HttpRequest, page: Page) -> None:
    """Say to whoever publishes a change that those who are registered do not know of it."""
    # From its row, which alone counts the changes.
    if event := EventPage.objects.filter(pk=page.pk).first():
        remind_staff(request, event)


@hooks.register("before_delete_page")
def warn_before_deleting(request: HttpRequest, page: Page) -> None:
    """Say on the page that asks whether to delete who is registered, so that one writes first."""
    if request.method == "GET":
        warn_of_deletion(request, page)


@hooks.register("before_bulk_action")
def refuse_to_delete_many(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Keep events that people are registered to from being deleted along with others."""
    if action_type != "delete" or not issubclass(action.model, Page):
        return None
    return redirect(action.next_url) if refuse_deletion_of_many(request, objects) else None


@hooks.register("after_unpublish_page")
def warn_after_unpublishing(request: HttpRequest, page: Page) -> None:
    """Say who is registered to what has just gone from the site."""
    if event := EventPage.objects.filter(pk=page.pk).first():
        warn_of_hiding(request, event)
