"""The section as a Django app."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """The section "Publications and debate" of the site."""

    name = "publications"
    verbose_name = "Publications and debate"

    def ready(self) -> None:
        """Declare routes; connect what follows when something changes; show the newest in front."""
        from wagtail.models import ReferenceIndex

        from palmecenter.hubs import parts as hubs
        from palmecenter.pages import front

        from . import (
            routes,
            signal_handlers,  # noqa: F401 - connects its receivers
        )
        from .home_panel import NEWEST_PUBLICATIONS
        from .hub_parts import HUB_PARTS
        from .models.files import FileFacts

        # So that a cover is known to be one, and given to readers (palmecenter.pages.public_files).
        ReferenceIndex.register_model(FileFacts)
        front.register(NEWEST_PUBLICATIONS)
        hubs.register(*HUB_PARTS)
        routes.register()
