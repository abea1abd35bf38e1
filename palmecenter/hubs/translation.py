"""What is translated of the pages of all countries and of all themes."""

from modeltranslation.translator import TranslationOptions, register

from .models import CountryIndexPage, ThemeIndexPage


@register([CountryIndexPage, ThemeIndexPage])
class HubIndexOptions(TranslationOptions):
    """What stands under every one of them; the rest every section has."""

    fields = ("note",)
