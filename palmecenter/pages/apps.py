"""The pages room as a Django app."""

from django.apps import AppConfig

from . import routes


class PagesConfig(AppConfig):
    """BasePage and the page types that every site has; navigation, related pages, settings."""

    name = "palmecenter.pages"
    label = "pages"
    verbose_name = "Pages"

    def ready(self) -> None:
        """Connect what must happen whenever an address may change; find what joins pages."""
        from . import checks, mosaics, signal_handlers  # noqa: F401 - each registers what it has

        # Wagtail's own addresses: the password of a private page, and signing in for one.
        routes.reserve(self.get_model("HomePage"), "_util")
