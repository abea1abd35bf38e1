"""The blocks room as a Django app."""

from django.apps import AppConfig


class BlocksConfig(AppConfig):
    """The StreamField vocabulary of the site."""

    name = "palmecenter.blocks"
    label = "blocks"
    verbose_name = "Blocks"
