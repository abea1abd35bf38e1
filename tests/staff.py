"""Somebody of staff, who may do what a test gives them leave to."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import GroupPagePermission, Page


def client_of(page: Page, name: str, *permissions: str) -> Client:
    """Return the browser of somebody who may do something with a page and those below it."""
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in permissions:
        permission = Permission.objects.get(
            codename=codename, content_type__app_label="wagtailcore"
        )
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "secret")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client
