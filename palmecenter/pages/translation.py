"""What is translated in pages. Both columns of a text are optional: readiness decides."""

from modeltranslation.translator import TranslationOptions, register

from .models import BasePage, ContentPage, HomePage, SectionPage, SiteSettings
from .models.home import HomeEntry


@register(BasePage)
class BasePageOptions(TranslationOptions):
    fields = ("heading", "summary")


@register(HomePage)
class HomePageOptions(TranslationOptions):
    fields = ()


@register(HomeEntry)
class HomeEntryOptions(TranslationOptions):
    fields = ("heading", "text")


@register([SectionPage, ContentPage])
class BodyOptions(TranslationOptions):
    fields = ("body",)


@register(SiteSettings)
class SiteSettingsOptions(TranslationOptions):
    fields = ("name", "short_name", "about", "demo_notice")
