"""Keep what a protection level takes out of a page."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from palmecenter.protection.signals import facts_redacted

from .encryption import current_key_id
from .models import Content, ProtectedIdentity

REMOVED = "removed"
"""The key under which a content lists what was taken away, oldest first."""


def identity_of(subject: models.Model) -> ProtectedIdentity:
    """Return the identity of a thing, stored or new. It tells nothing yet."""
    place = {
        "subject_type": ContentType.objects.get_for_model(subject),
        "subject_id": str(subject.pk),
    }
    return ProtectedIdentity.objects.filter(**place).first() or ProtectedIdentity(**place)


@sensitive_variables()
@transaction.atomic
def add(subject: models.Model, content: Content) -> ProtectedIdentity:
    """Add to what is kept of a thing; nothing that is there is lost. Raises NoKeyError."""
    identity = identity_of(subject)
    held = identity.take()
    lists = {key: [*held.get(key, []), *value] for key, value in content.items() if key == REMOVED}
    identity.put({**held, **content, **lists})
    identity.save()
    return identity


@sensitive_variables()
def keep_removed(sender: type, page: Any, **kwargs: Any) -> None:
    """Keep what was taken out of a page; without a key nobody can, and the editor was told."""
    if not current_key_id():
        return
    parts = {name: kwargs[name] for name in ("facts", "earlier", "comments") if kwargs.get(name)}
    add(page, {REMOVED: [{"at": timezone.now(), **parts}]})


def connect() -> None:
    """Keep what pages lose from now on."""
    facts_redacted.connect(keep_removed, dispatch_uid="keep_removed")
