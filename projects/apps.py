"""The section as a Django app."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """The section "Development projects" of the site."""

    name = "projects"
    verbose_name = "Development projects"

    def ready(self) -> None:
        """Declare routes; show on fronts and hubs what there is; find sums that tell too much."""
        from palmecenter.hubs import parts as hubs
        from palmecenter.pages import front
        from palmecenter.protection.mosaics import findings

        from . import routes
        from .home_panel import LATEST_STORY, WHERE_WE_WORK
        from .hub_parts import HUB_PARTS
        from .mosaics import find_sums

        findings.register(find_sums)
        front.register(LATEST_STORY)
        front.register(WHERE_WE_WORK)
        hubs.register(*HUB_PARTS)
        routes.register()
