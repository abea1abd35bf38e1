"""Names that inline children hide by levels of their own, where the page still says them."""

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from events.models import EventPage, EventParticipant
from palmecenter.taxonomy.models import Organisation
from party_support.models import ChapterPage, CountryComment
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.party_support import (
    ChapterPageFactory,
    ManualPageFactory,
    PartySupportIndexPageFactory,
)
from tests.factories.taxonomy import CountryFactory, PersonFactory

pytestmark = pytest.mark.django_db


def form_of(client: Client, page: Page, **given: str) -> QueryDict:
    """Return what the editor's form of a page sends when nothing is changed but what is given."""
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    data = querydict_from_html(html, form_id="page-edit-form")
    for code in ("sv", "en"):
        data[f"body_{code}-count"] = "0"
    for name, value in given.items():
        data[name.replace("__", "-")] = value
    return data


def save(client: Client, page: Page, **given: str):
    data = form_of(client, page, **given)
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def told(response) -> str:
    [found] = response.context["form"].errors["names_stay"]
    return str(found)


@pytest.fixture
def event(section) -> EventPage:
    speaker = EventParticipant(kind="activist", name="Anna Öberg", role_sv="Facklig ledare")
    page = EventPageFactory(
        parent=EventIndexPageFactory(parent=section),
        heading_sv="Ett samtal",
        summary_sv="Anna O\u0308bergs liv i rörelsen.",
        participants=[speaker],
    )
    return EventPage.objects.get(pk=page.pk)


def test_a_participant_who_is_raised_and_whom_the_summary_names_is_asked_about(
    editor_client: Client, event
) -> None:
    raised = {"participants__0__protection": "limited"}
    response = save(editor_client, event, **raised)
    assert "Summary (Swedish): Anna Öberg" in told(response)
    stored = EventParticipant.objects.get()
    assert (stored.protection, stored.name) == ("open", "Anna Öberg")
    assert save(editor_client, event, **raised, names_stay="on").status_code == 302


def test_a_name_that_is_taken_out_of_the_row_in_the_same_save_is_known_from_before(
    editor_client: Client, event
) -> None:
    emptied = {"participants__0__protection": "limited", "participants__0__name": ""}
    assert "Anna Öberg" in told(save(editor_client, event, **emptied))
    person = PersonFactory.create(name="Berit Ek")
    linked = {**emptied, "participants__0__person": str(person.pk), "summary_sv": "Ek, Berit."}
    assert "Ek, Berit" in told(save(editor_client, event, **linked))


def test_the_role_of_a_participant_is_read_too(editor_client: Client, event) -> None:
    raised = {"participants__0__protection": "protected", "summary_sv": ""}
    role = {"participants__0__role_en": "Anna Oberg, trade unionist"}
    assert "Participants: Role (English): Anna Öberg" in told(
        save(editor_client, event, **raised, **role)
    )


def test_an_open_participant_is_named_as_often_as_anybody_likes(
    editor_client: Client, event
) -> None:
    assert save(editor_client, event).status_code == 302


@pytest.fixture
def chapter(section) -> ChapterPage:
    party = Organisation.objects.create(role="sister-party", name_sv="Fria laget", name_en="Free")
    manual = ManualPageFactory(parent=PartySupportIndexPageFactory(parent=section))
    country = CountryFactory.create(code="BY")
    page = ChapterPageFactory(
        parent=manual,
        heading_sv="Mötet",
        country_comments=[
            CountryComment(party=party, country=country, role_sv="Ledare", text_sv="I Fria laget.")
        ],
    )
    return ChapterPage.objects.get(pk=page.pk)


@pytest.mark.parametrize(
    ("level", "names"), [("limited", {"Fria laget"}), ("protected", {"Fria laget", "Belarus"})]
)
def test_a_comment_of_the_manual_that_is_raised_is_asked_about_in_a_page_without_levels(
    editor_client: Client, chapter, level: str, names: set[str]
) -> None:
    given = {
        "country_comments__0__protection": level,
        "summary_sv": "Om Belarus' ungdom.",
        "heading_en": "A meeting",
    }
    response = save(editor_client, chapter, **given)
    assert "Comments: Text (Swedish): Fria laget" in told(response)
    assert all(name in told(response) for name in names)
    assert ("Belarus" in told(response)) == ("Belarus" in names)
    # There is a box to tick, though the page has no level of its own.
    assert 'name="names_stay"' in response.content.decode()
    assert save(editor_client, chapter, **given, names_stay="on").status_code == 302


def test_what_is_split_between_rows_is_read_together(editor_client: Client, event) -> None:
    raised = {"participants__0__protection": "limited", "summary_sv": ""}
    points = {
        "programme__TOTAL_FORMS": "2",
        "programme__0__begins": "18:00",
        "programme__0__heading_sv": "Samtal med Anna",
        "programme__1__begins": "19:00",
        "programme__1__heading_sv": "Öberg svarar på frågor",
    }
    assert "Programme: Heading (Swedish): Anna Öberg" in told(
        save(editor_client, event, **raised, **points)
    )
    heading = {"heading_sv": "Möt Anna", "summary_sv": "Öberg berättar."}
    found = told(save(editor_client, event, **{**raised, **heading}))
    assert "Several fields read together (Swedish): Anna Öberg" in found
