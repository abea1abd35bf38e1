"""The languages room as a Django app."""

from django.apps import AppConfig
from modeltranslation.fields import TranslationField


class LanguagesConfig(AppConfig):
    """Two languages: addresses, readiness, state, switch and the side-by-side panels."""

    name = "palmecenter.languages"
    label = "languages"
    verbose_name = "Languages"

    def ready(self) -> None:
        """Edit each column of a translated text with the widget that the text itself would have.

        And let nothing be stored that is not written as `normalizing` says.
        """
        # Wagtail's admin imports models, which exist only now.
        from wagtail.admin.forms.models import register_form_field_override, registry

        from . import signal_handlers  # noqa: F401 - connects its receivers

        register_form_field_override(
            TranslationField, override=lambda column: registry.get(column.translated_field)
        )
