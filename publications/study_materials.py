"""Study materials, grouped by the chapter of the manual that they belong to, else by theme."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _, gettext_lazy

from palmecenter.languages.localized import Localized, reader_language
from palmecenter.pages.querysets import public_for_listing, public_pages

from .choices import PublicationKind
from .models import PublicationIndexPage, PublicationPage
from .querysets import as_listed

HEADING = gettext_lazy("Study materials by chapter and theme")
KINDS = (PublicationKind.STUDY_MATERIAL, PublicationKind.HANDBOOK, PublicationKind.GUIDE)
# Sections know each other only by the pages that relate.
CHAPTER = "party_support.chapterpage"


@dataclass
class MaterialGroup:
    """The materials on one subject: a chapter, which is a page, or a theme, which is a term."""

    subject: Localized | None
    name: str
    publications: list[PublicationPage] = field(default_factory=list)


def grouped(index: PublicationIndexPage) -> list[MaterialGroup]:
    """Group the study materials: under their chapters, in the manual's order, or by theme."""
    pages = public_pages(PublicationPage.rows().child_of(index).filter(publication_kind__in=KINDS))
    pages = pages.prefetch_related("themes", "related_pages__related__content_type")
    pages = as_listed(pages.order_by("-year", "path"))
    chapters: dict[str, MaterialGroup] = {}
    themes: dict[str, MaterialGroup] = {}
    for page in pages:
        found = public_for_listing(
            row.related for row in page.related_pages.all() if _is_chapter(row.related)
        )
        for chapter in found:
            group = chapters.setdefault(
                chapter.path, MaterialGroup(chapter.shown, chapter.shown.heading)
            )
            group.publications.append(page)
        if not found:
            _add_by_theme(themes, page)
    return [
        *(group for _path, group in sorted(chapters.items())),
        *sorted(themes.values(), key=lambda group: group.name.casefold()),
    ]


def _is_chapter(page: Any) -> bool:
    kind = page.content_type
    return f"{kind.app_label}.{kind.model}" == CHAPTER


def _add_by_theme(groups: dict[str, MaterialGroup], page: PublicationPage) -> None:
    names = [getattr(theme, f"name_{reader_language()}") for theme in page.themes.all()]
    for name in names or [_("Other subjects")]:
        groups.setdefault(name, MaterialGroup(None, name)).publications.append(page)


def study_materials_context(index: PublicationIndexPage, request: HttpRequest) -> dict[str, Any]:
    """What the page of study materials shows, on screen or on paper."""
    return {"heading": HEADING, "groups": grouped(index), "print_list": index.shown}
