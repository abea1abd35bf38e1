"""What staff search organisations and people by, kept in step with their levels."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.search import index

from palmecenter.languages.receivers import receives_of

from .levels import ProtectionLevel
from .terms import ProtectedTermMixin


@receives_of(ProtectedTermMixin, post_save, post_delete)
def index_by_level(instance: Any, signal: Any, **kwargs: Any) -> None:
    """Keep what staff search by up to date; what is closed or gone is not in it."""
    if signal is post_delete or instance.protection == ProtectionLevel.CLOSED:
        index.remove_object(instance)
    else:
        index.insert_or_update_object(instance)
