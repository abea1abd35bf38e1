"""Factories for party oriented support and its manual."""

from typing import Any

import factory

from palmecenter.taxonomy.models import Challenge, Country, Region
from party_support.models import (
    AnswerOption,
    ChapterPage,
    CountryComment,
    DiscussionQuestion,
    Focus,
    GlossaryTerm,
    InitiativePage,
    KnowledgeQuestion,
    ManualPage,
    PartySupportIndexPage,
)
from tests.factories.pages import BasePageFactory, SectionPageFactory


def country(code: str) -> Country:
    """Return a country by its ISO code, with its name from CLDR."""
    found = Country.objects.filter(code=code).first()
    if found:
        return found
    region, _new = Region.objects.get_or_create(
        slug_en="world", defaults={"name_sv": "Världen", "name_en": "The world"}
    )
    return Country.objects.create(code=code, region=region)


def challenge(name_sv: str = "Att räkna", name_en: str = "Counting") -> Challenge:
    return Challenge.objects.create(name_sv=name_sv, name_en=name_en, text_en="Why it is hard.")


def focus(name_sv: str = "utbildning", name_en: str = "training") -> Focus:
    return Focus.objects.create(name_sv=name_sv, name_en=name_en)


class PartySupportIndexPageFactory(SectionPageFactory):
    heading_sv: Any = "Partiinriktat stöd"
    heading_en: Any = "Party Oriented Support"
    slug = "partiinriktat-stod"
    slug_en = "party-oriented-support"
    voice = "sea"

    class Meta:
        model = PartySupportIndexPage


class InitiativePageFactory(BasePageFactory):
    body_sv = factory.LazyFunction(lambda: [("text", "<p>Brödtext på svenska.</p>")])
    body_en = factory.LazyFunction(lambda: [("text", "<p>Body text in English.</p>")])

    class Meta:
        model = InitiativePage


class ManualPageFactory(BasePageFactory):
    heading_sv: Any = "Partiet"
    heading_en: Any = "The Party"
    slug = "handbok"
    slug_en = "manual"

    class Meta:
        model = ManualPage


class ChapterPageFactory(BasePageFactory):
    body_sv = factory.LazyFunction(
        lambda: [
            ("heading", {"text": "Första delen", "level": "2"}),
            ("text", "<p>Stadgarna talar om vem som beslutar.</p>"),
        ]
    )
    body_en = factory.LazyFunction(
        lambda: [
            ("heading", {"text": "First part", "level": "2"}),
            ("text", "<p>The statutes say who decides.</p>"),
        ]
    )

    class Meta:
        model = ChapterPage


class GlossaryTermFactory(factory.django.DjangoModelFactory[GlossaryTerm]):
    term_sv = "stadgar"
    term_en = "statutes"
    inflections_sv = "stadgarna, stadgan"
    inflections_en = ""
    definition_sv = "Partiets egna regler."
    definition_en = "The party’s own rules."

    class Meta:
        model = GlossaryTerm


def question(
    right: str = "b", options: int = 3, name: str = "Who decides", **columns: str
) -> KnowledgeQuestion:
    """Return an unsaved question whose right options are the letters of `right`."""
    made = KnowledgeQuestion(
        **columns,
        text_sv=f"{name}, på svenska?",
        text_en=f"{name}?",
        explanation_sv="Därför.",
        explanation_en="Because.",
    )
    for letter in "abcdefghij"[:options]:
        made.options.add(
            AnswerOption(
                text_sv=f"svar {letter}", text_en=f"answer {letter}", is_right=letter in right
            )
        )
    return made


def comment(code: str | None = "ZA", **columns: Any) -> CountryComment:
    """Return an unsaved comment from a country."""
    texts = {"role_sv": "Ordförande", "role_en": "Chair"}
    texts |= {"text_sv": "Vi började om.", "text_en": "We began again."}
    return CountryComment(country=country(code) if code else None, **texts | columns)


def add_parts(chapter: ChapterPage, *parts: Any) -> ChapterPage:
    """Add comments and questions to a chapter and publish it, as an editor does."""
    draft = chapter.get_latest_revision_as_object() if chapter.latest_revision_id else chapter
    relations = {
        CountryComment: "country_comments",
        KnowledgeQuestion: "questions",
        DiscussionQuestion: "discussion_questions",
    }
    for order, part in enumerate(parts):
        part.sort_order = order
        getattr(draft, relations[type(part)]).add(part)
    draft.save_revision().publish()
    return ChapterPage.objects.get(pk=chapter.pk)
