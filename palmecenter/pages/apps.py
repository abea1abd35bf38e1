"""The pages room as a Django app."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """BasePage and the page types that every site has; navigation, related pages, settings."""

    name = "palmecenter.pages"
    label = "pages"
    verbose_name = "Pages"

    def ready(self) -> None:
        """Connect what must happen whenever an address may change; find what joins pages."""
        from palmecenter.protection.mosaics import findings

        from . import checks, routes, signal_handlers  # noqa: F401 - the last connects its receivers
        from .models import HomePage
        from .mosaics import find_relations

        checks.connect()
        findings.register(find_relations)
        # Wagtail's own addresses: the password of a private page, and signing in for one.
        routes.reserve(HomePage, "_util")
