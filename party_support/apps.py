"""The section as a Django app."""

from django.apps import AppConfig


class PartySupportConfig(AppConfig):
    """The section "Party oriented support" of the site."""

    name = "party_support"
    verbose_name = "Party oriented support"

    def ready(self) -> None:
        """Declare what stands below a manual, and the list of initiatives; show it on hubs."""
        from . import hub_parts, routes  # noqa: F401 - each registers what it has
