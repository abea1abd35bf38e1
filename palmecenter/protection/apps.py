"""The protection room as a Django app."""

from django.apps import AppConfig


class ProtectionConfig(AppConfig):
    """Protection levels, protected identities, consent to pictures."""

    name = "palmecenter.protection"
    label = "protection"
    verbose_name = "Protection"

    def ready(self) -> None:
        """Keep what staff search by in step with levels."""
        from . import signal_handlers  # noqa: F401 - connects its receivers
