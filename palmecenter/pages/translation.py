"""What is translated in pages. Both columns of a text are optional: readiness decides."""

from modeltranslation.translator import TranslationOptions, register

from .models import BasePage, ContentPage, HomePage, SectionPage, SiteSettings
from .models.home import HomeEntry


@register(BasePage)
class BasePageOptions(TranslationOptions):
    """The texts of every page."""

    fields = ("heading", "summary")


@register(HomePage)
class HomePageOptions(TranslationOptions):
    """Nothing of its own; registered so that its inherited texts are known."""

    fields = ()


@register(HomeEntry)
class HomeEntryOptions(TranslationOptions):
    """A way in."""

    fields = ("heading", "text")


@register([SectionPage, ContentPage])
class BodyOptions(TranslationOptions):
    """The body of pages of text."""

    fields = ("body",)


@register(SiteSettings)
class SiteSettingsOptions(TranslationOptions):
    """What the site says of the organisation."""

    fields = ("name", "short_name", "about", "demo_notice")
