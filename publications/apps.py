"""The section as a Django app."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """The section "Publications and debate" of the site."""

    name = "publications"
    verbose_name = "Publications and debate"

    def ready(self) -> None:
        """Connect what follows when a publication or one of its files changes."""
        from . import signals  # noqa: F401 - connects its receivers
