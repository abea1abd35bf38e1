"""Whoever protects somebody is told where pages say the name, and asked before it stays there."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from palmecenter.pages.models import RelatedPage
from palmecenter.protection.pages_that_say import pages_that_say
from palmecenter.taxonomy.models import Country, Organisation, Person
from projects.models import ProjectPage, ProjectResult
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.taxonomy import CountryFactory, PersonFactory, ThemeFactory

pytestmark = pytest.mark.django_db

NAMES = {"name_sv": "En förening", "name_en": "An association"}


@pytest.fixture
def union() -> Organisation:
    return Organisation.objects.create(
        role="partner", name_sv="Gatans Handel (GAHA)", name_en="Street Trade"
    )


def save(client: Client, thing: Organisation | Person | Country | None, model: str, **given: str):
    name = f"wagtailsnippets_taxonomy_{model}"
    address = reverse(f"{name}:edit", args=[thing.pk]) if thing else reverse(f"{name}:add")
    return client.post(address, given)


def raised(client: Client, union: Organisation, **given: str):
    data = {"role": "partner", "kind": "other", "protection": "limited", **NAMES, **given}
    return save(client, union, "organisation", **data)


def listed(response) -> str:
    [found] = response.context["form"].errors["names_stay"]
    return str(found)


def edit_url(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_the_pages_that_say_the_old_name_are_listed_with_links(
    editor_client: Client, section, union
) -> None:
    index = ProjectIndexPageFactory(parent=section)
    picture = ImageFactory.create(caption_en="Street\u00a0Trade’s stall")
    body = json.dumps([{"type": "picture", "value": {"image": picture.pk, "size": "normal"}}])
    naming = {
        "Summary (Swedish)": ContentPageFactory(
            parent=section, heading_sv="Ett", summary_sv="Ga-\ntans Handels årsmöte"
        ),
        "Slug (English)": ContentPageFactory(
            parent=section, heading_sv="Två", heading_en="Two", slug_en="street-trade"
        ),
        "Results: What is measured (Swedish)": ProjectPageFactory(
            parent=index, heading_sv="Tre", results=[ProjectResult(statement_sv="G.A.H.A. växer")]
        ),
        "Text (Swedish), picture: Caption (English)": ProjectPageFactory(
            parent=index, heading_sv="Fyra", body_sv=body
        ),
    }
    other = ContentPageFactory(parent=section, heading_sv="Fem", summary_sv="Gatan och handeln.")
    drafted = ContentPageFactory(parent=section, heading_sv="Sex")
    drafted.summary_en = "About Street Trade"
    drafted.save_revision()
    theme = ThemeFactory.create(name_sv="Handel", text_sv="Som Gatans Handel gör.")
    said = listed(raised(editor_client, union))
    for label, page in naming.items():
        assert f'<a href="{edit_url(page)}">' in said
        assert label in said
    assert edit_url(drafted) in said
    assert "Summary (English) (draft)" in said
    assert edit_url(other) not in said
    assert reverse("wagtailsnippets_taxonomy_theme:edit", args=[theme.pk]) in said
    assert Organisation.all_levels.get().name_sv == "Gatans Handel (GAHA)"


def test_the_links_can_be_followed_and_the_tick_lets_the_names_stay(
    editor_client: Client, section, union
) -> None:
    page = ContentPageFactory(parent=section, heading_sv="Om Street Trade")
    response = raised(editor_client, union)
    assert f'<a href="{edit_url(page)}">' in response.content.decode()
    assert raised(editor_client, union, names_stay="on").status_code == 302
    assert Organisation.all_levels.get().protection == "limited"


def test_nobody_is_asked_where_no_page_says_the_name_or_nothing_is_raised(
    editor_client: Client, section, union
) -> None:
    ContentPageFactory(parent=section, heading_sv="Gatan")
    assert raised(editor_client, union).status_code == 302
    ContentPageFactory(parent=section, heading_sv="En förening")
    assert raised(editor_client, union, kind="union").status_code == 302


def test_a_person_who_is_closed_under_whatever_name_is_looked_for(
    editor_client: Client, section
) -> None:
    person = PersonFactory.create(name="Anna Öberg")
    page = ContentPageFactory(parent=section, heading_sv="Samtal", summary_sv="Med Öberg, Anna.")
    given = {"name": "A. B.", "role_sv": "", "role_en": "", "protection": "closed"}
    assert edit_url(page) in listed(save(editor_client, person, "person", **given))


def test_a_name_that_is_new_is_looked_for_on_pages_that_hide_such_names(
    editor_client: Client, section
) -> None:
    index = ProjectIndexPageFactory(parent=section)
    country = CountryFactory.create(code="SZ")
    given = {"heading_sv": "Brunnar", "summary_sv": "Byar i Ngwane."}
    pages = {
        level: ProjectPageFactory(parent=index, slug=level, protection=level, **given)
        for level in ("open", "limited", "protected")
    }
    ContentPageFactory(parent=section, heading_sv="Ngwane")
    region = str(country.region_id)
    data = {"code": "SZ", "region": region, "aliases": "Ngwane"}
    said = listed(save(editor_client, country, "country", **data))
    assert edit_url(pages["protected"]) in said
    assert said.count("<a ") == 1
    assert save(editor_client, country, "country", **data, names_stay="on").status_code == 302
    # It is known by now.
    assert save(editor_client, country, "country", **data).status_code == 302


@pytest.mark.parametrize(
    ("role", "levels"), [("partner", {"limited", "protected"}), ("member", {"protected"})]
)
def test_a_new_organisation_is_looked_for_where_its_kind_is_hidden(
    editor_client: Client, section, role: str, levels: set[str]
) -> None:
    index = ProjectIndexPageFactory(parent=section)
    pages = {
        level: ProjectPageFactory(
            parent=index, slug=level, protection=level, summary_sv="Med Nya laget."
        )
        for level in ("open", "limited", "protected")
    }
    names = {"name_sv": "Nya laget", "name_en": "New team"}
    given = {"role": role, "kind": "other", "protection": "open", **names}
    said = listed(save(editor_client, None, "organisation", **given))
    assert {level for level, page in pages.items() if edit_url(page) in said} == levels


def test_it_asks_the_database_as_often_for_many_pages_as_for_few(
    section,
) -> None:
    index = ProjectIndexPageFactory(parent=section)
    country = CountryFactory(code="KE")
    document = DocumentFactory.create(label_sv="x")

    def make(number: int) -> None:
        """Make a page that refers to all kinds of things, with a draft if its number is odd."""
        picture = ImageFactory.create(caption_en="x")
        link = f'<a linktype="page" id="{section.pk}">a</a>'
        link += f'<a linktype="document" id="{document.pk}">b</a>'
        texts = [
            {"type": "picture", "value": {"image": picture.pk, "size": "normal"}},
            {"type": "text", "value": f"<p>Ord {link}</p>"},
        ]
        page = ProjectPageFactory(
            parent=index,
            slug=f"p{number}",
            countries=[country],
            summary_sv="Gatans Handel",
            picture=picture,
            body_sv=json.dumps(texts),
            results=[ProjectResult(statement_sv="x")],
            related_pages=[RelatedPage(related=section)],
        )
        if number % 2:
            page.summary_en = "Gatans Handel"
            page.save_revision()

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert len(list(pages_that_say({"Gatans Handel"}))) == ProjectPage.objects.count()
        return len(asked)

    for number in range(2):
        make(number)
    queries()  # types of content are remembered from here on
    few = queries()
    for number in range(2, 10):
        make(number)
    assert queries() == few
    assert few <= 36
