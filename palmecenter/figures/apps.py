"""The figures room as a Django app."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """Map and charts as SVG, drawn on the server."""

    name = "palmecenter.figures"
    label = "figures"
    verbose_name = "Figures"
