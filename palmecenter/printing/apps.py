"""The printing room as a Django app."""

from django.apps import AppConfig


class PrintingConfig(AppConfig):
    """Offers the print view under every page."""

    name = "palmecenter.printing"
    label = "printing"
    verbose_name = "Printing"

    def ready(self) -> None:
        """Register what every page can be printed and taken along as; pages know of none of it."""
        from . import routes, signal_handlers  # noqa: F401 - both register what they have
