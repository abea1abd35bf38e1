"""The hubs room as a Django app."""

from django.apps import AppConfig


class HubsConfig(AppConfig):
    """Everything about a country or a theme in one place, whatever section it is in."""

    name = "palmecenter.hubs"
    label = "hubs"
    verbose_name = "Countries and themes"

    def ready(self) -> None:
        """Declare what stands below the pages of all countries and of all themes."""
        from . import routes
        from .models import INDEXES

        routes.register(INDEXES.values())
