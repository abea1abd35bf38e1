"""The section as a Django app."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """The section "Development projects" of the site."""

    name = "projects"
    verbose_name = "Development projects"

    def ready(self) -> None:
        """Declare routes; show in front where there are projects; find sums that tell too much."""
        from . import home_panel, mosaics, routes  # noqa: F401 - each registers what it has
