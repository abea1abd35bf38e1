"""The section as a Django app."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """The section "Development projects" of the site."""

    name = "projects"
    verbose_name = "Development projects"

    def ready(self) -> None:
        """Declare routes; show on fronts and hubs what there is; find sums that tell too much."""
        from . import home_panel, hub_parts, mosaics, routes  # noqa: F401 - each registers what it has
