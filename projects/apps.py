"""The section as a Django app."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """The section "Development projects" of the site."""

    name = "projects"
    verbose_name = "Development projects"

    def ready(self) -> None:
        """Declare routes; show in front where there are projects; find sums that tell too much."""
        from palmecenter.pages import front
        from palmecenter.protection.mosaics import findings

        from . import routes
        from .home_panel import WHERE_WE_WORK
        from .mosaics import find_sums

        findings.register(find_sums)
        front.register(WHERE_WE_WORK)
        routes.register()
