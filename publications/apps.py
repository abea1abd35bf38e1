"""The section as a Django app."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """The section "Publications and debate" of the site."""

    name = "publications"
    verbose_name = "Publications and debate"

    def ready(self) -> None:
        """Declare routes; connect what follows when something changes; show the newest in front."""
        from . import home_panel, hub_parts, routes, signal_handlers  # noqa: F401 - each registers what it has
