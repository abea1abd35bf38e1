"""The section as a Django app."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """The section "Development projects" of the site."""

    name = "projects"
    verbose_name = "Development projects"

    def ready(self) -> None:
        """Show on the front page where there are projects."""
        from palmecenter.pages import front

        from .front import WHERE_WE_WORK

        front.register(WHERE_WE_WORK)
