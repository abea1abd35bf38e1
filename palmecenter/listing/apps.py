"""The listing room as a Django app."""

from django.apps import AppConfig


class ListingConfig(AppConfig):
    """Lists that readers filter, sort and page through; the address is the state."""

    name = "palmecenter.listing"
    label = "listing"
    verbose_name = "Listing"

    def ready(self) -> None:
        """Keep the entries of lists in step with the pages; find what they put side by side."""
        from . import mosaics, signal_handlers  # noqa: F401 - both register what they have
