"""The section as a Django app."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """The section "Development projects" of the site."""

    name = "projects"
    verbose_name = "Development projects"

    def ready(self) -> None:
        """Show on the front page where there are projects; find sums that tell what is hidden."""
        from palmecenter.pages import front
        from palmecenter.protection.mosaics import findings

        from .front import WHERE_WE_WORK
        from .mosaics import find_sums

        findings.register(find_sums)
        front.register(WHERE_WE_WORK)
