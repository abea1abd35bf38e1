"""No slug is empty, none takes a route's place, and no move gives two pages one address."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from palmecenter.languages.codes import CODES
from palmecenter.languages.slugs import slug_of
from palmecenter.pages.models import BasePage, ContentPage, HomePage, SectionPage
from palmecenter.pages.routes import reserved_slugs
from palmecenter.taxonomy.models import Theme
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.pages import ContentPageFactory, SectionPageFactory, publish
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.publications import PublicationIndexPageFactory, publication
from tests.tabs import opened

pytestmark = pytest.mark.django_db
ARABIC, BURMESE, CHINESE = "ديمقراطية", "ဒီမိုကရေစီ", "民主"


@pytest.mark.parametrize(
    ("text", "slug"),
    [("Łódź", "lodz"), ("Đorđe", "dorde"), ("Straße på Øya", "strasse-pa-oya"), (ARABIC, "")],
)
def test_letters_that_slugs_cannot_hold_are_written_with_latin_ones(text, slug) -> None:
    assert slug_of(text) == slug


@pytest.mark.parametrize("live", [True, False])
def test_a_heading_without_latin_letters_gives_the_type_and_a_number(section, live) -> None:
    found = [
        ContentPageFactory(
            parent=section, heading_sv=heading, heading_en=heading, slug="", slug_en="", live=live
        )
        for heading in (ARABIC, BURMESE, CHINESE, "🕊")
    ]
    slugs = [slug for page in found for slug in (page.slug, page.slug_en)]
    assert all(slug.startswith(("sida-", "page-")) for slug in slugs)
    assert len({*slugs}) == len(slugs)


def test_a_term_without_latin_letters_has_a_slug(db) -> None:
    one, other = (Theme(name_sv=name, name_en=name) for name in (ARABIC, CHINESE))
    for term in (one, other):
        term.full_clean()
        term.save()
    assert one.slug_sv.startswith("tema-")
    assert one.slug_en.startswith("theme-")
    assert one.slug_sv != other.slug_sv


def test_no_page_takes_the_place_of_a_route_of_its_parent(home) -> None:
    projects = ProjectIndexPageFactory(parent=home)
    shelf = PublicationIndexPageFactory(parent=home)
    events = EventIndexPageFactory(parent=home)
    for slug in ("land", "country", "tema", "print"):
        with pytest.raises(ValidationError):
            ProjectPageFactory(parent=projects, slug=slug)
    assert publication(shelf, heading_sv="Studiematerial", slug="").slug == "studiematerial-2"
    assert EventPageFactory(parent=events, slug="land").slug == "land", "not a route of this type"


@pytest.mark.parametrize("way", ["one", "several"])
def test_a_move_that_would_double_an_english_slug_is_refused(editor_client, section, way) -> None:
    one, other = (ContentPageFactory(parent=section, slug=slug) for slug in ("a", "b"))
    ContentPageFactory(parent=one, slug="under", slug_en="child")
    moved = ContentPageFactory(parent=other, slug="annat", slug_en="child")
    if way == "one":
        address = reverse("wagtailadmin_pages:move_confirm", args=[moved.pk, one.pk])
        response = editor_client.post(address, follow=True)
    else:
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
        address = f"{bulk}?id={moved.pk}"
        response = editor_client.post(address, {"chooser": one.pk}, follow=True)
    assert "child" in response.content.decode()
    assert ContentPage.objects.get(pk=moved.pk).get_parent().pk == other.pk


def test_a_move_by_code_that_would_double_a_slug_is_refused_and_changes_nothing(section) -> None:
    one, other = (ContentPageFactory(parent=section, slug=slug) for slug in ("a", "b"))
    ContentPageFactory(parent=one, slug="under", slug_en="child")
    moved = ContentPageFactory(parent=other, slug="annat", slug_en="child")
    with pytest.raises(ValidationError, match="child"):
        moved.move(one, pos="last-child")
    assert ContentPage.objects.get(pk=moved.pk).get_parent().pk == other.pk
    index = ProjectIndexPageFactory(parent=section.get_parent())
    with pytest.raises(ValidationError, match="land"):
        ContentPageFactory(parent=one, slug="land").move(index, pos="last-child")
    first = other.get_children().first()
    ContentPageFactory(parent=other, slug="sist").move(first, pos="left")
    assert [page.slug for page in other.get_children()] == ["sist", "annat"]


@pytest.mark.parametrize("slug", ["sok", "search", "_util"])
@pytest.mark.parametrize("column", ["slug", "slug_en"])
def test_no_page_takes_the_place_of_search_or_of_wagtails_own(editor_client, home, slug, column):
    page = SectionPageFactory(parent=home)
    data = opened(editor_client, page) | {column: slug, "action-publish": "1"}
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = editor_client.post(address, data, headers={"accept-language": "sv"})
    assert f"”{slug}” är upptaget av en sida" in str(response.context["form"].errors[column])
    assert SectionPage.objects.get(pk=page.pk).slug == page.slug


def test_the_words_that_are_kept_are_those_of_the_page_of_results() -> None:
    for code in CODES:
        with translation.override(code):
            assert reverse("search").split("/")[2] in reserved_slugs(HomePage)


@pytest.mark.parametrize("beside", [True, False])
def test_a_copy_keeps_the_english_slugs_of_what_is_below_it(editor_client, section, beside):
    page = ContentPageFactory(parent=section, slug="ett", slug_en="one")
    publish(page)
    publish(ContentPageFactory(parent=page, slug="barn", slug_en="kid"))
    parent = section if beside else SectionPageFactory(parent=section.get_parent(), slug="b")
    editor_client.post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        {
            "new_title": "Två",
            "new_slug": "tva",
            "new_parent_page": parent.pk,
            "copy_subpages": "on",
            "publish_copies": "on",
        },
    )
    copy = BasePage.objects.get(slug="tva").specific
    child = BasePage.objects.child_of(copy).get().specific
    assert child.slug_en == child.get_latest_revision_as_object().slug_en == "kid"
    written = copy.get_latest_revision_as_object().slug_en
    assert written == ("one-2" if beside else "one")
    draft = copy.get_latest_revision_as_object()
    draft.heading_en, draft.ready_en = "Two", True
    draft.save_revision().publish()
    assert BasePage.objects.get(pk=copy.pk).slug_en == written
