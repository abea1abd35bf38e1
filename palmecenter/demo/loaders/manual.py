"""The manual: its cover, its chapters and the glossary.

Editorial keys (`basis_sources`) are never read here.
"""

from collections import Counter

from palmecenter.languages.codes import CODES
from palmecenter.pages.models import BasePage
from palmecenter.taxonomy.models import Country
from party_support.models import (
    AnswerOption,
    ChapterPage,
    CountryComment,
    DiscussionQuestion,
    GlossaryTerm,
    KnowledgeQuestion,
    ManualPage,
)

from ..pictures import poster_image
from ..prose import Block, from_markdown
from ..source import Record, read
from ..tree import draft_child, find_child, home_page, publish, readiness, set_body, texts

SECTION, PLACE = "party_support", {"slug_sv": "handbok", "slug_en": "manual"}
TRY_IT = {"sv": "Pröva själva", "en": "Try it yourselves"}


def load(made: Counter[str]) -> None:
    """Make what is missing of the manual."""
    _load_glossary(made)
    section = section_page()
    manual = find_child(section, PLACE["slug_sv"])
    if manual is None:
        manual = draft_child(section, _manual(made))
        publish(manual, made)
    for record in read("manual")["chapters"]:
        if not find_child(manual, record["slug_sv"]):
            publish(_chapter(manual, record, made), made)


def section_page() -> BasePage:
    """Return the front of the section; it must be in the tree already."""
    place = next(one for one in read("site")["sections"] if one["key"] == SECTION)
    section = find_child(home_page(), place["slug_sv"])
    if section is None:
        raise LookupError(f"The section {place['slug_sv']} has no page yet.")
    return section


def _load_glossary(made: Counter[str]) -> None:
    for record in read("study_circle")["glossary"]:
        if GlossaryTerm.objects.filter(term_sv=record["term_sv"]).exists():
            continue
        columns = texts(record, term="term", inflections="forms", definition="definition")
        GlossaryTerm.objects.create(**columns)
        made["terms"] += 1


def _manual(made: Counter[str]) -> ManualPage:
    source, circle = read("manual")["manual"], read("study_circle")
    manual = ManualPage(
        slug=PLACE["slug_sv"],
        slug_en=PLACE["slug_en"],
        is_demo=source["demo"],
        picture=poster_image(PLACE["slug_en"], "book", made),
        **texts(source, heading="title", subtitle="subtitle", summary="intro"),
        **texts(source, how_to_use="how_to_use", safety="safety"),
        **readiness(),
    )
    leading = {code: from_markdown(circle[f"leading_{code}"]) for code in CODES}
    set_body(manual, leading, "leading")
    return manual


def _chapter(manual: BasePage, record: Record, made: Counter[str]) -> ChapterPage:
    """Draft a chapter, with what it has besides its text."""
    motifs = read("study_circle")["motifs"]
    chapter = ChapterPage(
        slug=record["slug_sv"],
        slug_en=record["slug_en"],
        is_demo=read("manual")["manual"]["demo"],
        picture=poster_image(record["slug_en"], motifs[record["number"]], made),
        **texts(record, heading="title", summary="summary"),
        **readiness(),
    )
    set_body(chapter, {code: _body(record, code) for code in CODES})
    draft_child(manual, chapter)
    countries = {country.code: country for country in Country.objects.all()}
    for order, comment in enumerate(record["comments"]):
        chapter.country_comments.add(
            CountryComment(
                country=countries[comment["country"]],
                sort_order=order,
                **texts(comment, role="role", text="text"),
            )
        )
    for order, question in enumerate(record["quiz"]):
        chapter.questions.add(_question(question, order))
    for order, question in enumerate(read("study_circle")["discussion"][record["number"]]):
        columns = {f"text_{code}": question[code] for code in CODES}
        chapter.discussion_questions.add(DiscussionQuestion(sort_order=order, **columns))
    return chapter


def _body(record: Record, code: str) -> list[Block]:
    """Return a chapter's text; what it asks its readers to try is an exercise."""
    blocks: list[Block] = []
    for block in from_markdown(record[f"body_{code}"]):
        before = blocks[-1] if blocks else None
        if before and before["type"] == "heading" and before["value"]["text"] == TRY_IT[code]:
            exercise = {"title": TRY_IT[code], "text": block["value"]}
            blocks[-1] = {"type": "exercise", "value": exercise}
        else:
            blocks.append(block)
    return blocks


def _question(record: Record, order: int) -> KnowledgeQuestion:
    question = KnowledgeQuestion(
        sort_order=order,
        **texts(record, text="question", explanation="explanation", section="section"),
    )
    for place in range(len(record["options_sv"])):
        columns = {f"text_{code}": record[f"options_{code}"][place] for code in CODES}
        question.options.add(
            AnswerOption(sort_order=place, is_right=place == record["answer"], **columns)
        )
    return question
