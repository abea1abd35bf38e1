"""The section as a Django app."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """The section "Development projects" of the site."""

    name = "projects"
    verbose_name = "Development projects"
