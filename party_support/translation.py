"""What is translated in party oriented support and its manual."""

from modeltranslation.translator import TranslationOptions, register

from .models import (
    AnswerOption,
    ChapterPage,
    CountryComment,
    DiscussionQuestion,
    Focus,
    GlossaryTerm,
    InitiativeChallenge,
    InitiativePage,
    InitiativeResult,
    KnowledgeQuestion,
    ManualPage,
    PartySupportIndexPage,
)

BOTH = ("sv", "en")


@register(ManualPage)
class ManualPageOptions(TranslationOptions):
    """The manual's cover."""

    fields = ("subtitle", "how_to_use", "safety", "leading")


@register(ChapterPage)
class ChapterPageOptions(TranslationOptions):
    """A chapter's text."""

    fields = ("body",)


@register(CountryComment)
class CountryCommentOptions(TranslationOptions):
    """Who says what."""

    fields = ("role", "text")


@register(KnowledgeQuestion)
class KnowledgeQuestionOptions(TranslationOptions):
    """A question, why, and where to read again."""

    fields = ("text", "explanation", "section")


@register(AnswerOption)
class AnswerOptionOptions(TranslationOptions):
    """An answer, and why."""

    fields = ("text", "explanation")


@register(DiscussionQuestion)
class DiscussionQuestionOptions(TranslationOptions):
    """A question to talk about."""

    fields = ("text",)


@register(GlossaryTerm)
class GlossaryTermOptions(TranslationOptions):
    """A word, needed in both languages."""

    fields = ("term", "inflections", "definition")
    required_languages = {"default": ("term", "definition")}


@register(PartySupportIndexPage)
class PartySupportIndexPageOptions(TranslationOptions):
    """Nothing of its own; registered so that its inherited texts are known."""

    fields = ()


@register(Focus)
class FocusOptions(TranslationOptions):
    """A kind of support, named in both languages."""

    fields = ("name", "slug", "text")
    required_languages = BOTH


@register(InitiativePage)
class InitiativePageOptions(TranslationOptions):
    """An initiative's texts."""

    fields = ("body", "learned")


@register([InitiativeResult, InitiativeChallenge])
class InitiativePartOptions(TranslationOptions):
    """What changed, or how a challenge was met."""

    fields = ("text",)
