"""The one way in: permission first, then the log, then the content."""

from typing import Any

from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.views.decorators.debug import sensitive_variables

from .models import Content, IdentityReading, ProtectedIdentity


class LogUnavailableError(Exception):
    """The log could not be written, so nothing was read."""


def may_read(user: Any) -> bool:
    """Whether somebody was given the permission, in person or by a group.

    A superuser has every permission in Django's eyes; here that is not enough.
    """
    if not user.is_active or user.is_anonymous:
        return False
    wanted = Permission.objects.filter(
        content_type__app_label="identities", codename="read_protectedidentity"
    )
    return wanted.filter(user=user).exists() or wanted.filter(group__user=user).exists()


@sensitive_variables("content")
def read(identity: ProtectedIdentity, user: Any) -> Content:
    """What an identity holds. Raises PermissionDenied, LogUnavailableError, NoKeyError."""
    _enter(identity, user, IdentityReading.Act.READ)
    content: Content = identity.take()
    return content


@sensitive_variables("content", "held")
def write(identity: ProtectedIdentity, user: Any, content: Content) -> None:
    """Change what an identity holds. Raises as `read` does; then nothing is changed."""
    _enter(identity, user, IdentityReading.Act.WRITTEN)
    with transaction.atomic():
        locked = ProtectedIdentity.objects.select_for_update().filter(pk=identity.pk).first()
        held = locked.take() if locked else {}
        identity.put({**held, **content})
        identity.save()


def _enter(identity: ProtectedIdentity, user: Any, act: str) -> None:
    allowed = may_read(user)
    try:
        IdentityReading.objects.create(
            user_id=str(user.pk),
            user_name=user.get_username(),
            identity_id=identity.pk,
            act=act if allowed else IdentityReading.Act.REFUSED,
        )
    except DatabaseError as error:
        raise LogUnavailableError from error
    if not allowed:
        raise PermissionDenied
