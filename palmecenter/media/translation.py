"""What is translated in the media room."""

from modeltranslation.translator import TranslationOptions, register

from .models import Document, Image


@register(Image)
class ImageTranslation(TranslationOptions):
    """What a picture shows and what is printed below it."""

    fields = ("alt", "caption")


@register(Document)
class DocumentTranslation(TranslationOptions):
    """A document's title for readers."""

    fields = ("label",)
