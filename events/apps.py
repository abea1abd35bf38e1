"""The section as a Django app."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """The section "Events" of the site."""

    name = "events"
    verbose_name = "Events"

    def ready(self) -> None:
        """Declare routes; listen to what makes a waiting list move; the next events in front."""
        from palmecenter.pages import home_panels

        from . import (
            routes,
            signal_handlers,  # noqa: F401 - importing connects the receivers
        )
        from .home_panel import NEXT_EVENTS

        home_panels.register(NEXT_EVENTS)
        routes.register()
