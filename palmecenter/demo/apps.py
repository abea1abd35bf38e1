"""The demo room."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demo content: what the site shows until the Center's own content is there."""

    name = "palmecenter.demo"
    label = "demo"
    verbose_name = "Demo"
