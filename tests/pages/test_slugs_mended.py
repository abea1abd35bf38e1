"""What was stored before every way in kept slugs there and alone is mended by migrations.

The functions get the models of then, as `migrate` hands them in.
"""

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Revision

from palmecenter.pages.models import BasePage
from palmecenter.pages.slug_storing import mend_slugs as mend_pages
from palmecenter.taxonomy.models import Country, Theme
from palmecenter.taxonomy.slug_mending import mend_slugs as mend_terms
from tests.factories.pages import ContentPageFactory, SectionPageFactory, edit
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.taxonomy import CountryFactory, ThemeFactory

pytestmark = pytest.mark.django_db
ARABIC = "ديمقراطية"


@pytest.fixture(scope="module")
def then(django_db_setup: None, django_db_blocker: Any) -> Any:
    """The models as they are when the migrations run."""
    with django_db_blocker.unblock():
        loader = MigrationLoader(connection)
        nodes = [node for node in loader.graph.nodes if node[1].endswith("_there_and_alone")]
        assert sorted(app for app, _name in nodes) == ["pages", "taxonomy"]
        return loader.project_state(nodes).apps


def as_then(page: BasePage, **slugs: str) -> None:
    """Store slugs past everything that looks at them, as older versions of the site did."""
    BasePage.objects.filter(pk=page.pk).update(**slugs)
    path = f"{page.get_parent().url_path}{slugs.get('slug', page.slug)}/"
    Page.objects.filter(pk=page.pk).update(url_path=path)


def slugs_of(page: BasePage) -> tuple[str, str]:
    stored = BasePage.objects.get(pk=page.pk)
    return stored.slug, stored.slug_en


def draft_slugs(page: BasePage) -> tuple[str, str]:
    draft = BasePage.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    return draft.slug, draft.slug_en


def test_an_empty_slug_is_made_from_the_heading_and_what_is_below_is_found(client, section, then):
    page = ContentPageFactory(parent=section, heading_sv=ARABIC, heading_en="Ørebro")
    below = ContentPageFactory(parent=page, slug="under", slug_en="below")
    page.save_revision()
    as_then(page, slug="", slug_en="")
    as_then(below)
    revision = Revision.objects.get(object_id=str(page.pk))
    Revision.objects.update(content={**revision.content, "slug": "", "slug_en": ""})
    mend_pages(then)
    assert slugs_of(page) == draft_slugs(page) == (f"sida-{page.pk}", "orebro")
    assert client.get(f"/sv/om-oss/sida-{page.pk}/under/").status_code == 200
    assert client.get("/en/about-us/orebro/below/").status_code == 200
    assert not Redirect.objects.exists(), "there was no address"
    assert mend_pages(then) == 0


def test_doubled_slugs_stay_with_the_page_that_is_live_then_with_the_older(section, then):
    draft, first, second = (
        ContentPageFactory(parent=section, slug=slug, slug_en=f"{slug}-en", live=slug != "a")
        for slug in ("a", "b", "c")
    )
    as_then(draft, slug="kontakt", slug_en="contact")
    as_then(first, slug="kontakt", slug_en="kontakt")
    as_then(second, slug="contact", slug_en="kontakt")
    mend_pages(then)
    assert slugs_of(first) == ("kontakt", "kontakt")
    assert slugs_of(second) == ("contact", "kontakt-2")
    assert slugs_of(draft) == ("kontakt-3", "contact-2")


def test_one_slug_for_both_languages_stays_one_and_drafts_follow(section, then):
    first, second = (ContentPageFactory(parent=section, slug=slug) for slug in ("a", "b"))
    second.save_revision()
    third = ContentPageFactory(parent=section, slug="c", slug_en="see")
    edit(third, slug="ett")
    as_then(first, slug="ett", slug_en="ett")
    as_then(second, slug="ett", slug_en="ett")
    for revision in Revision.objects.filter(object_id=str(second.pk)):
        revision.content |= {"slug": "ett", "slug_en": "ett"}
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    mend_pages(then)
    assert slugs_of(first) == ("ett", "ett")
    assert slugs_of(second) == draft_slugs(second) == ("ett-2", "ett-2")
    assert slugs_of(third) == ("c", "see"), "its own is nobody's"
    assert draft_slugs(third) == ("ett-3", "see"), "it could not have been published"


def test_a_page_leaves_the_place_of_a_view_and_old_addresses_lead_on(client, home, then):
    index = ProjectIndexPageFactory(parent=home, slug="projekt", slug_en="projects")
    page = ProjectPageFactory(parent=index, countries=[CountryFactory(code="KE")])
    as_then(page, slug="land", slug_en="country")
    mend_pages(then)
    assert slugs_of(page) == ("land-2", "country-2")
    assert client.get("/sv/projekt/land/kenya/").status_code == 200
    response = client.get("/sv/projekt/land/")
    assert (response.status_code, response["Location"]) == (301, "/sv/projekt/land-2/")
    response = client.get("/en/projects/country/print/")
    assert (response.status_code, response["Location"]) == (301, "/en/projects/country-2/print/")


@pytest.mark.parametrize("slug", ["sok", "search", "_util"])
def test_below_the_home_page_words_of_other_views_are_left(home, then, slug):
    section = SectionPageFactory(parent=home)
    as_then(section, slug=slug)
    mend_pages(then)
    assert slugs_of(section)[0] == f"{slug}-2"


def test_no_redirect_tells_the_old_address_of_a_page_that_hides(home, then):
    index = ProjectIndexPageFactory(parent=home, slug="projekt", slug_en="projects")
    pages = [ProjectPageFactory(parent=index, slug=slug) for slug in ("ett", "tva")]
    as_then(pages[0], slug="land")
    as_then(pages[1], slug="tema")
    BasePage.objects.filter(pk=pages[1].pk).update(protection="protected")
    mend_pages(then)
    assert set(Redirect.objects.values_list("old_path", flat=True)) == {"/sv/projekt/land"}


def test_slugs_of_terms_are_there_and_alone(then) -> None:
    themes: list[Any] = [ThemeFactory() for _number in range(3)]
    empty, first, second = themes
    Theme.objects.filter(pk=empty.pk).update(slug_sv="", slug_en="", name_sv=ARABIC)
    Theme.objects.filter(pk=first.pk).update(slug_sv="fred", slug_en="fred")
    Theme.objects.filter(pk=second.pk).update(slug_sv="frid", slug_en="fred")
    country: Any = CountryFactory(code="KE")
    Country.objects.filter(pk=country.pk).update(slug_sv="", slug_en="")
    models = [then.get_model("taxonomy", name) for name in ("Theme", "Country")]
    assert mend_terms(models) == 3
    found = {one.pk: (one.slug_sv, one.slug_en) for one in Theme.objects.all()}
    assert found[first.pk] == ("fred", "fred")
    assert found[second.pk] == ("frid", "fred-2")
    assert found[empty.pk][0] == f"tema-{empty.pk}"
    assert found[empty.pk][1].startswith("theme-")
    country.refresh_from_db()
    assert (country.slug_sv, country.slug_en) == ("kenya", "kenya")
    assert mend_terms(models) == 0
