"""The printing room as a Django app."""

from django.apps import AppConfig


class PrintingConfig(AppConfig):
    """Offers the print view under every page."""

    name = "palmecenter.printing"
    label = "printing"
    verbose_name = "Printing"

    def ready(self) -> None:
        """Register the print view; pages know of no printing."""
        from palmecenter.pages import subviews

        from .views import PRINT

        subviews.register(PRINT)
