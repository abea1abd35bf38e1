"""The languages room as a Django app."""

from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    """Two languages: addresses, readiness, state, switch and the side-by-side panels."""

    name = "palmecenter.languages"
    label = "languages"
    verbose_name = "Languages"
