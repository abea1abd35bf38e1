"""What is translated in events. Facts are entered once."""

from modeltranslation.translator import TranslationOptions, register

from .models import (
    EventIndexPage,
    EventMaterial,
    EventPage,
    EventParticipant,
    EventSeriesPage,
    ProgrammeItem,
    RegistrationQuestion,
)


@register(EventIndexPage)
class EventIndexPageOptions(TranslationOptions):
    """Nothing of its own; registered so that its inherited texts are known."""

    fields = ()


@register(EventSeriesPage)
class EventSeriesPageOptions(TranslationOptions):
    """The text about a series."""

    fields = ("body",)


@register(EventPage)
class EventPageOptions(TranslationOptions):
    """The texts of an event."""

    fields = ("body", "notice", "accessibility", "aftermath")


@register(EventParticipant)
class EventParticipantOptions(TranslationOptions):
    """What somebody does."""

    fields = ("role",)


@register(ProgrammeItem)
class ProgrammeItemOptions(TranslationOptions):
    """A point of the programme."""

    fields = ("heading",)


@register(EventMaterial)
class EventMaterialOptions(TranslationOptions):
    """What a file is."""

    fields = ("label",)


@register(RegistrationQuestion)
class RegistrationQuestionOptions(TranslationOptions):
    """A question and its answers."""

    fields = ("label", "help_text", "options")
