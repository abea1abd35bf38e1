"""The section as a Django app."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """The section "Events" of the site."""

    name = "events"
    verbose_name = "Events"
