"""What somebody wrote is theirs to see and erase by their link, whatever becomes of the event."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from wagtail.models import PageViewRestriction

from events.models import EventPage, Registration, RegistrationQuestion
from events.registrations.tokens import link_address
from tests.events.registering import confirm_link, form_address, my_link, register, send
from tests.factories.events import EventIndexPageFactory
from tests.factories.pages import publish

pytestmark = pytest.mark.django_db

SECRETS = ("Rätten", "The right", "10 december", "ABF-huset", "ratten")
ON_ITS_WAY = "A mail with the event for your calendar is on its way."


@pytest.fixture
def links(client, event) -> tuple[str, str]:
    """The link that confirmed a registration with an answer, and the one to see it."""
    publish(event, questions=[RegistrationQuestion(label_sv="Mat", label_en="Food")])
    asked = RegistrationQuestion.objects.get()
    send(client, event, who="Rosa Ek", **{f"question{asked.pk}": "Linsgryta"})
    confirm = confirm_link(mail.outbox[0])
    client.post(confirm)
    return confirm, my_link(mail.outbox[1])


def hide(event: EventPage, how: str) -> None:
    if how == "unpublished":
        event.unpublish()
    elif how == "unpublished with its list":
        event.get_parent().specific.unpublish()
        event.unpublish()
    else:
        PageViewRestriction.objects.create(
            page=event, restriction_type="password", password="hemligt"
        )


@pytest.mark.parametrize("how", ["unpublished", "unpublished with its list", "private"])
def test_a_hidden_event_is_not_told_of_and_what_one_wrote_is(event, links, how):
    hide(EventPage.objects.get(), how)
    client = Client(enforce_csrf_checks=True)
    for link in links:
        page = client.get(link, follow=True)
        assert page.status_code == 200
        html = page.content.decode()
        for own in ("Rosa Ek", "rosa@example.org", "Linsgryta", "Mat", "Har plats"):
            assert own in html
        for secret in SECRETS:
            assert secret not in html
        assert "no-store" in page["Cache-Control"]
    assert "Avbokad och raderad" in client.post(links[1]).content.decode()
    assert not Registration.objects.exists()
    assert client.get(links[1]).status_code == 410


@pytest.mark.parametrize("level", ["limited", "protected"])
def test_of_an_event_at_a_level_that_is_hidden_not_even_the_questions_are_told(
    client, event, links, level
):
    EventPage.objects.update(protection=level, live=False)
    html = client.get(links[1]).content.decode()
    assert "Linsgryta" in html
    assert "Mat<" not in html
    assert "Svar" in html


def test_an_event_that_has_moved_or_another_slug_is_found_by_the_same_link(client, event, links):
    old = [f"{form_address(event)}{link.split('/anmalan/')[1]}" for link in links]
    page = EventPage.objects.get()
    other = EventIndexPageFactory(parent=event.get_parent().get_parent(), slug="annat")
    publish(page, slug="nytt", slug_en="new")
    page.move(other, pos="last-child")
    for link in [*links, *old]:
        html = client.get(link, follow=True).content.decode()
        assert "Rätten" in html
        assert "Linsgryta" in html


def test_a_registration_to_a_private_event_is_confirmed_by_who_was_let_in(event):
    PageViewRestriction.objects.create(page=event, restriction_type="password", password="x")
    client = Client(enforce_csrf_checks=True)
    let_in = client.session
    let_in["passed_page_view_restrictions"] = [PageViewRestriction.objects.get().pk]
    let_in.save()
    client.cookies["sessionid"] = str(let_in.session_key)
    send(client, event)
    elsewhere = Client(enforce_csrf_checks=True)
    link = confirm_link(mail.outbox[0])
    page = elsewhere.get(link).content.decode()
    assert "Rätten" not in page
    assert "Du har plats" not in page
    elsewhere.post(link)
    assert Registration.objects.get().status == "confirmed"
    assert "Rätten" in client.get(my_link(mail.outbox[1])).content.decode()


def test_a_registration_to_an_unpublished_event_is_not_confirmed_and_can_be_erased(client, event):
    send(client, event, who="Rosa Ek")
    event.unpublish()
    link = confirm_link(mail.outbox[0])
    page = client.post(link, follow=True)
    assert Registration.objects.get().status == "unconfirmed"
    assert "Rosa Ek" in page.content.decode()
    assert "Rätten" not in page.content.decode()
    client.post(page.redirect_chain[-1][0])
    assert not Registration.objects.exists()


def test_nobody_is_told_of_an_event_that_is_not_published(client, event, links):
    publish(event, capacity=1)
    send(client, event, who="Bea", email="bea@example.org")
    client.post(confirm_link(mail.outbox[-1]))
    EventPage.objects.get().unpublish()
    sent = len(mail.outbox)
    client.post(links[1])
    assert Registration.objects.get(name="Bea").status == "confirmed"
    assert len(mail.outbox) == sent


def test_a_link_from_another_site_s_form_does_nothing(event, links):
    client = Client(enforce_csrf_checks=True)
    answer = client.post(links[1], headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert Registration.objects.exists()


def test_a_link_answers_in_either_language(client, links):
    key = links[1].rsplit("/", 2)[1]
    page = client.get(link_address("en", "mine", key))
    assert "What we have about you" in page.content.decode()
    assert client.get(f"/en/anmalan/min/{key}/")["Location"] == link_address("en", "mine", key)


def title_of(answer) -> str:
    title = BeautifulSoup(answer.content, "html.parser").title
    assert title is not None
    return title.get_text().partition(": The right")[0]


def test_a_mail_is_on_its_way_only_right_after_confirming(client, clock, event):
    send(client, event, "en")
    confirm = confirm_link(mail.outbox[0])
    address = client.post(confirm)["Location"]
    assert ON_ITS_WAY in client.get(address).content.decode()
    for again in (my_link(mail.outbox[-1]), client.get(confirm)["Location"]):
        page = client.get(again).content.decode()
        assert "You have a place" in page
        assert ON_ITS_WAY not in page
    clock.shift(timedelta(hours=1))
    assert ON_ITS_WAY not in client.get(address).content.decode()


def test_whoever_waits_has_no_place_to_give_up(client, event):
    for name in ("Ada", "Bea", "Cia"):
        page = register(client, event, name, "en").content.decode()
    assert "your place goes to whoever waits" not in page
    assert "Leave the waiting list and erase my registration" in page


def test_the_title_of_the_tab_says_where_one_stands(client, event):
    assert title_of(client.get(form_address(event, "en"))) == "Register"
    assert title_of(client.get(send(client, event, "en")["Location"])) == "Check your e-mail"
    assert title_of(register(client, event, "Ada", "en")) == "You have a place"
    mine = my_link(mail.outbox[-1])
    register(client, event, "Bea", "en")
    assert title_of(client.get(form_address(event, "en"))) == "Join the waiting list"
    assert title_of(register(client, event, "Cia", "en")) == "You are on the waiting list"
    assert title_of(client.post(mine)) == "Cancelled and erased"
    assert title_of(client.get(mine)).startswith("Nothing left here – ")
