"""What staff do with registrations, and who of them sees, writes to and erases them."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from events.models import EventPage, Registration, RegistrationQuestion
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.pages import publish

pytestmark = pytest.mark.django_db

VIEWS = ("event", "paper", "file", "message")


@pytest.fixture
def event(index) -> EventPage:
    page = EventPageFactory(
        parent=index, heading_sv="Rätten", heading_en="The right", registration="open", capacity=2
    )
    diet = RegistrationQuestion(label_sv="Mat", label_en="Food", is_sensitive=True, sort_order=0)
    from_where = RegistrationQuestion(label_sv="Ort", label_en="Town", sort_order=1)
    return publish(page, questions=[diet, from_where])


def answers(event: EventPage, *texts: str) -> dict[str, str]:
    keys = [str(one.pk) for one in event.questions.order_by("sort_order")]
    return dict(zip(keys, texts, strict=True))


def address(name: str, event: EventPage) -> str:
    return reverse(f"events_registrations_{name}", args=[event.pk])


def test_staff_see_who_comes_on_screen_and_on_paper(editor_client, event):
    RegistrationFactory(event=event, name="Ada", answers=answers(event, "Vegan", "Umeå"))
    RegistrationFactory(event=event, name="Bea", status="waiting")
    # No token of a form holds this by chance.
    RegistrationFactory(event=event, name="Cia Å", status="unconfirmed", number=None)
    overview = editor_client.get(reverse("events_registrations")).content.decode()
    assert "Rätten" in overview
    screen = editor_client.get(address("event", event)).content.decode()
    assert "Ada" in screen
    assert "Vegan" in screen
    assert "Bea" in screen
    assert "Cia Å" not in screen
    paper = editor_client.get(address("paper", event)).content.decode()
    assert "Ada" in paper
    assert "Umeå" in paper
    assert "Bea" not in paper
    assert "@example.org" not in paper


def test_the_list_for_the_door_is_in_the_order_of_names_with_room_for_six_more(
    editor_client, event
):
    publish(event, capacity=3)
    for name in ("Cia", "Ada", "Bea"):
        RegistrationFactory(event=event, name=name)
    page = BeautifulSoup(editor_client.get(address("paper", event)).content, "lxml")
    names = [row.find_all("td")[1].get_text() for row in page.select("tbody tr")]
    assert names == ["Ada", "Bea", "Cia", *[""] * 6]


def test_staff_see_how_many_have_not_confirmed(editor_client, event):
    RegistrationFactory(event=event)
    RegistrationFactory(event=event, status="unconfirmed", number=None)
    assert editor_client.get(address("event", event)).context["unconfirmed"] == 1


def test_the_editor_of_an_event_asks_how_people_register_and_what_they_must_answer(
    editor_client, event
):
    page = editor_client.get(reverse("wagtailadmin_pages:edit", args=[event.pk]))
    form = BeautifulSoup(page.content, "lxml")
    names = {field["name"] for field in form.select("[name]")}
    assert {"registration", "questions-0-is_required", "questions-0-kind"} <= names


def test_the_file_runs_nothing_on_anybody_s_machine(editor_client, event):
    formulas = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", 'Ada; "x" =1']
    for formula in formulas:
        RegistrationFactory(event=event, name=formula, answers=answers(event, formula, "ok"))
    response = editor_client.get(address("file", event))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = response.content.decode()
    assert text.startswith("\ufeff")
    _head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert [row[1] for row in rows] == [f"'{formula}" for formula in formulas[:-1]] + formulas[-1:]
    assert rows[0][5] == "'=1+1"
    for row in rows:
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    ("language", "first"), [("sv", "har plats;Ada;"), ("en", "has a place,Ada,")]
)
def test_the_file_has_columns_in_the_editors_excel_and_languages_in_words(
    editor_client, event, language, first
):
    UserProfile.objects.update_or_create(
        user_id=editor_client.session["_auth_user_id"], defaults={"preferred_language": language}
    )
    RegistrationFactory(event=event, name="Ada", language="en")
    line = editor_client.get(address("file", event)).content.decode("utf-8-sig").splitlines()[1]
    assert line.startswith(first)
    assert "English" in line


def test_everybody_is_written_to_in_their_language(editor_client, event):
    RegistrationFactory(event=event, email="sv@example.org", language="sv")
    RegistrationFactory(event=event, email="en@example.org", language="en")
    RegistrationFactory(event=event, email="w@example.org", status="waiting")
    texts = {"subject_sv": "Ny sal", "words_sv": "Vi ses i B.", "subject_en": "", "words_en": ""}
    answer = editor_client.post(address("message", event), {"to": ["confirmed"], **texts})
    assert answer.status_code == 302
    assert {message.to[0]: message.subject for message in mail.outbox} == {
        "sv@example.org": "Ny sal",
        "en@example.org": "Ny sal",
    }
    mail.outbox.clear()
    texts |= {"subject_en": "New hall", "words_en": "See you in B."}
    editor_client.post(address("message", event), {"to": ["confirmed", "waiting"], **texts})
    assert {message.to[0]: message.subject for message in mail.outbox} == {
        "sv@example.org": "Ny sal",
        "en@example.org": "New hall",
        "w@example.org": "Ny sal",
    }
    english = next(message for message in mail.outbox if message.to == ["en@example.org"])
    assert "See you in B." in english.body
    assert "Thursday 10 December 2026" in english.body


def test_half_a_message_is_not_sent_and_stays_in_the_form(editor_client, event):
    RegistrationFactory(event=event)
    half = {"to": ["confirmed"], "subject_sv": "Ny sal", "words_en": "Only words"}
    page = editor_client.post(address("message", event), half).content.decode()
    assert "Ny sal" in page
    assert "Only words" in page
    assert not mail.outbox


def test_where_one_language_is_whole_half_a_message_in_the_other_is_not_sent(editor_client, event):
    RegistrationFactory(event=event)
    texts = {"subject_sv": "Ny sal", "words_sv": "Vi ses i B.", "subject_en": "New hall"}
    answer = editor_client.post(address("message", event), {"to": ["confirmed"], **texts})
    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == {"words_en"}
    assert not mail.outbox


def test_staff_erase_one_and_the_next_in_line_gets_the_place(editor_client, event):
    ada = RegistrationFactory.create(event=event, name="Ada")
    RegistrationFactory(event=event, name="Bea")
    RegistrationFactory(event=event, name="Cia", status="waiting", email="cia@example.org")
    editor_client.post(address("erase", event), {"registration": ada.pk})
    assert sorted(Registration.objects.values_list("name", "status")) == [
        ("Bea", "confirmed"),
        ("Cia", "confirmed"),
    ]
    assert mail.outbox[-1].to == ["cia@example.org"]
    editor_client.post(address("erase", event), {})
    assert Registration.objects.count() == 2
    editor_client.post(address("erase", event), {"all": "yes"})
    assert not Registration.objects.exists()


@pytest.mark.parametrize("view", VIEWS)
def test_only_who_may_see_registrations_sees_them(event, view):
    RegistrationFactory(event=event, name="Ada Ek")
    user = get_user_model().objects.create_user("u", "u@example.org", "x", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    for sent_to in (reverse("wagtailadmin_login"), reverse("wagtailadmin_home")):
        answer = client.get(address(view, event))
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, sent_to)
        assert "Ada Ek" not in client.get(address(view, event), follow=True).content.decode()
        client.force_login(user)
    user.user_permissions.add(Permission.objects.get(codename="view_registration"))
    allowed = client.get(address(view, event))
    assert allowed.status_code == (302 if view == "message" else 200)
    assert ("Ada Ek" in allowed.content.decode()) == (view != "message")
    # To look is not to write to them or to erase them.
    texts = {"to": ["confirmed"], "subject_sv": "Ny sal", "words_sv": "Vi ses i B."}
    assert client.post(address("message", event), texts).status_code == 302
    assert not mail.outbox
    for sent in ({"all": "yes"}, {"registration": Registration.objects.get().pk}):
        assert client.post(address("erase", event), sent).status_code == 302
    assert Registration.objects.get().name == "Ada Ek"
