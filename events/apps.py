"""The section as a Django app."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """The section "Events" of the site."""

    name = "events"
    verbose_name = "Events"

    def ready(self) -> None:
        """Declare routes; listen to what makes a waiting list move; the next events in front."""
        from palmecenter.hubs import parts as hubs
        from palmecenter.pages import front

        from . import (
            routes,
            signal_handlers,  # noqa: F401 - importing connects the receivers
        )
        from .home_panel import NEXT_EVENTS
        from .hub_parts import HUB_PARTS

        front.register(NEXT_EVENTS)
        hubs.register(*HUB_PARTS)
        routes.register()
