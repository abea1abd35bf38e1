"""The listing room as a Django app."""

from django.apps import AppConfig


class ListingConfig(AppConfig):
    """Lists that readers filter, sort and page through; the address is the state."""

    name = "palmecenter.listing"
    label = "listing"
    verbose_name = "Listing"
