"""What is translated in the taxonomy. A term's name is needed in both languages."""

from modeltranslation.translator import TranslationOptions, register

from .models import (
    Challenge,
    Country,
    Organisation,
    Person,
    Region,
    Scale,
    TargetGroup,
    Theme,
    WayOfWorking,
)

BOTH = ("sv", "en")


@register([Region, TargetGroup, Scale])
class TermOptions(TranslationOptions):
    """A name and a slug, needed in both languages."""

    fields = ("name", "slug")
    required_languages = BOTH


@register([Challenge, Theme, WayOfWorking])
class DescribedTermOptions(TranslationOptions):
    """The texts of a term that is described."""

    fields = ("name", "slug", "text")
    required_languages = BOTH


@register(Country)
class CountryOptions(TranslationOptions):
    """The names may stay empty in the form: CLDR fills them."""

    fields = ("name", "slug", "text")


@register(Organisation)
class OrganisationOptions(TranslationOptions):
    """An organisation's name, needed in both languages."""

    fields = ("name",)
    required_languages = BOTH


@register(Person)
class PersonOptions(TranslationOptions):
    """What a person does."""

    fields = ("role",)
