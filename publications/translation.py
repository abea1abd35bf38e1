"""What is translated in publications and debate. Editions are in languages of their own."""

from modeltranslation.translator import TranslationOptions, register

from .models import (
    DebateIndexPage,
    DebatePage,
    DoorPage,
    PublicationIndexPage,
    PublicationPage,
)


@register(PublicationPage)
class PublicationPageOptions(TranslationOptions):
    """The text to read here, and the name of the series."""

    fields = ("body", "series")


@register([DebatePage, DebateIndexPage, PublicationIndexPage])
class BodyOptions(TranslationOptions):
    """The text of an article, or above a list."""

    fields = ("body",)


@register(DoorPage)
class DoorPageOptions(TranslationOptions):
    """Nothing: its words are in the language that it is for."""

    fields = ()
