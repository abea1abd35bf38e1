"""The section as a Django app."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """The section "Development projects" of the site."""

    name = "projects"
    verbose_name = "Development projects"

    def ready(self) -> None:
        """Declare routes; show in front where there are projects; find sums that tell too much."""
        from palmecenter.pages import home_panels
        from palmecenter.protection.mosaics import findings

        from . import routes
        from .home_panel import WHERE_WE_WORK
        from .mosaics import find_sums

        findings.register(find_sums)
        home_panels.register(WHERE_WE_WORK)
        routes.register()
