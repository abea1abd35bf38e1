"""The section as a Django app."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """The section "Events" of the site."""

    name = "events"
    verbose_name = "Events"

    def ready(self) -> None:
        """Declare routes; listen to what makes a waiting list move; the next events in front."""
        from . import home_panel, hub_parts, routes, signal_handlers  # noqa: F401 - each registers what it has
