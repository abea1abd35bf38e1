"""Sealing everything anew under the first key."""

from dataclasses import dataclass

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from .encryption import NoKeyError, current_key_id, key_id_of
from .models import ProtectedIdentity


@dataclass
class Rotated:
    """How many identities were sealed anew, were so already, and could not be opened."""

    renewed: int = 0
    current: int = 0
    unreadable: int = 0


@sensitive_variables("identity")
def rotate() -> Rotated:
    """Seal each identity under the first key, in a transaction of its own. Safe to call again.

    Interrupted anywhere, each one is sealed under the old key or under the new, whole.
    """
    wanted, rotated = current_key_id(), Rotated()
    if not wanted:
        raise NoKeyError
    for pk in list(ProtectedIdentity.objects.values_list("pk", flat=True)):
        with transaction.atomic():
            identity = ProtectedIdentity.objects.select_for_update().filter(pk=pk).first()
            if identity is None:
                continue
            if key_id_of(identity.sealed) == wanted:
                rotated.current += 1
                continue
            try:
                identity.put(identity.take())
            except NoKeyError:
                rotated.unreadable += 1
                continue
            identity.save(update_fields=["sealed"])
            rotated.renewed += 1
    return rotated
