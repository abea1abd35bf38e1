"""The taxonomy room as a Django app."""

from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    """What the sections sort by: countries, themes, target groups; organisations and people."""

    name = "palmecenter.taxonomy"
    label = "taxonomy"
    verbose_name = "Taxonomy"
