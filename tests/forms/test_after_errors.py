"""After an error the page says so first, in its title, and the focus goes to what is wrong."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import PageViewRestriction

from tests.events.registering import fields_of, form_address, send
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.pages import SectionPageFactory
from tests.factories.publications import PublicationIndexPageFactory, publication, set_stock
from tests.markup import attribute, there
from tests.publications.orders.ordering import ORDER

pytestmark = pytest.mark.django_db

ERROR = {"sv": "Fel: ", "en": "Error: "}


@pytest.fixture
def section(home):
    return SectionPageFactory(parent=home, slug="kunskap", slug_en="knowledge")


@pytest.fixture
def event(section):
    index = EventIndexPageFactory(parent=section)
    return EventPageFactory(parent=index, heading_sv="Rätten", registration="open")


@pytest.fixture
def shelf(section):
    index = PublicationIndexPageFactory(parent=section, slug="hyllan", slug_en="shelf")
    set_stock(publication(index, {"format": "print"}, heading_sv="Cirkeln"), "sv", 9)
    return index


def read(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def assert_says_so(answer, code: str) -> None:
    page = read(answer)
    assert there(page.title).get_text().startswith(ERROR[code])
    (focused,) = page.find_all(autofocus=True)
    assert focused["tabindex"] == "-1"
    assert there(focused.find("li")).get_text().strip()
    for link in focused.find_all("a"):
        assert page.find(id=attribute(link, "href")[1:])


def assert_says_nothing(answer) -> None:
    page = read(answer)
    assert not there(page.title).get_text().startswith(tuple(ERROR.values()))
    assert not page.find(autofocus=True)


@pytest.mark.parametrize("code", ["sv", "en"])
def test_a_registration_says_so(client, event, code):
    assert_says_nothing(client.get(form_address(event, code)))
    assert_says_so(send(client, event, code, email="nej"), code)


@pytest.mark.parametrize("code", ["sv", "en"])
def test_an_order_says_so(client, shelf, code):
    address = f"{shelf.address(code)}{'bestall' if code == 'sv' else 'order'}/"
    assert_says_nothing(client.get(address))
    assert_says_so(client.post(address, {"person": "Rosa"}), code)


@pytest.mark.parametrize("code", ["sv", "en"])
def test_a_list_says_which_filter_makes_no_sense(client, shelf, event, code):
    index = event.get_parent().specific
    name = {"sv": "typ", "en": "kind"}[code]
    assert_says_nothing(client.get(index.address(code)))
    assert_says_so(client.get(f"{index.address(code)}?{name}=finns-inte"), code)


@pytest.mark.parametrize("code", ["sv", "en"])
def test_the_page_that_asks_for_a_password_says_so(client, section, code):
    PageViewRestriction.objects.create(
        page=section, restriction_type="password", password="hemligt"
    )
    asked = client.get(section.address(code))
    assert_says_nothing(asked)
    action = attribute(there(read(asked).find("form", class_="entry")), "action")
    assert_says_so(client.post(action, {"password": "fel"}), code)


@pytest.mark.parametrize(("code", "other"), [("sv", "en"), ("en", "sv")])
def test_what_was_written_comes_along_into_the_other_language(event, code, other):
    client = Client(enforce_csrf_checks=True)
    form = there(read(client.get(form_address(event, code))).find("form", class_="form"))
    button = there(form.find("button", attrs={"name": "carried"}))
    assert attribute(button, "formaction") == form_address(event, other)
    assert form.find_all("button")[-1] == button, "Enter sends the form, and does not switch."
    typed = {"who": "Rosa <Ek>", "email": "inte klar", "consent": "on", "carried": "yes"}
    answer = client.post(attribute(button, "formaction"), typed)
    assert answer.status_code == 200
    assert_says_nothing(answer)
    again = fields_of(answer.content.decode())
    assert {name: again.get(name) for name in ("who", "email", "consent")} == {
        name: typed[name] for name in ("who", "email", "consent")
    }
    sent = client.post(form_address(event, other), {**again, "email": "rosa@example.org"})
    assert sent.status_code == 302


def test_an_order_comes_along_into_the_other_language(client, shelf):
    form = there(read(client.get(shelf.address("sv") + "bestall/")).find("form", class_="form"))
    button = there(form.find("button", attrs={"name": "carried"}))
    (copies,) = form.find_all("input", inputmode="numeric")
    typed = {**ORDER, str(copies["name"]): "3", "carried": "yes"}
    answer = client.post(attribute(button, "formaction"), typed)
    again = fields_of(answer.content.decode())
    assert again[str(copies["name"])] == "3"
    assert again["buyer"] == ORDER["buyer"]
    assert again["address"] == ORDER["address"]
    assert client.post(shelf.address("en") + "order/", again).status_code == 302
