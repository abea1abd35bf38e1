"""The section as a Django app."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """The section "Publications and debate" of the site."""

    name = "publications"
    verbose_name = "Publications and debate"
