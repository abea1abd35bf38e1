"""Publications, editions and debate articles. Pages are live in both languages."""

from typing import Any

import factory
from wagtail.models import Page

from palmecenter.pages.models import SectionPage
from publications.models import (
    DebateIndexPage,
    DebatePage,
    Edition,
    PublicationIndexPage,
    PublicationPage,
    Stock,
)
from tests.factories.media import DocumentFactory
from tests.factories.pages import BasePageFactory, SectionPageFactory, make_home


class PublicationIndexPageFactory(BasePageFactory):
    heading_sv: Any = "Publikationer"
    heading_en: Any = "Publications"

    class Meta:
        model = PublicationIndexPage


class PublicationPageFactory(BasePageFactory):
    year = 2025

    class Meta:
        model = PublicationPage


class DebateIndexPageFactory(BasePageFactory):
    heading_sv: Any = "Debatt"
    heading_en: Any = "Debate"

    class Meta:
        model = DebateIndexPage


class DebatePageFactory(BasePageFactory):
    body_sv = factory.LazyFunction(lambda: [("text", "<p>Brödtext på svenska.</p>")])
    body_en = factory.LazyFunction(lambda: [("text", "<p>Body text in English.</p>")])

    class Meta:
        model = DebatePage


def make_section() -> SectionPage:
    """Return the front of the section, below a new home page."""
    return SectionPageFactory(
        parent=make_home(),
        heading_sv="Kunskap och debatt",
        heading_en="Knowledge and debate",
        slug="kunskap-och-debatt",
        slug_en="knowledge-and-debate",
        voice="leaf",
    )


def make_index() -> PublicationIndexPage:
    """Return the list of publications, in its section."""
    return PublicationIndexPageFactory(
        parent=make_section(), slug="publikationer", slug_en="publications"
    )


def publication(parent: Page, *editions: dict[str, Any], **kwargs: Any) -> PublicationPage:
    """Return a published publication with editions, as the editor would make it.

    An edition is a Swedish PDF unless it says otherwise; give `document=None` for one without file.
    """
    page = PublicationPageFactory(parent=parent, **kwargs)
    for order, given in enumerate(editions):
        columns = {"language": "sv", "format": "pdf", "sort_order": order, **given}
        if columns["format"] == "pdf":
            columns.setdefault("document", DocumentFactory())
        page.editions.add(Edition(**columns))
    return publish_page(page)


def publish_page(page: PublicationPage) -> PublicationPage:
    """Publish a page as it is in memory, by a revision; return the live row."""
    page.save_revision().publish()
    return PublicationPage.objects.get(pk=page.pk)


def set_stock(page: PublicationPage, language: str, copies: int) -> Stock:
    """Say how many printed copies are left."""
    stock, _new = Stock.objects.update_or_create(
        page=page, language=language, defaults={"copies": copies}
    )
    return stock
