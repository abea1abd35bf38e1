"""Every form that visitors send, garbled: an answer, and never a 500.

Some garbles of each form, others for each field, are tried here: `GARBLED=100000` tries all.
"""

import logging
from collections.abc import Callable, Iterator

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from events.models import EventPage, RegistrationQuestion
from palmecenter.pages.models import ContentPage
from tests.events.registering import confirm_link, form_address, my_link, register, send
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.party_support import (
    ChapterPageFactory,
    ManualPageFactory,
    PartySupportIndexPageFactory,
    add_parts,
    question,
)
from tests.factories.projects import ProjectIndexPageFactory
from tests.factories.publications import PublicationIndexPageFactory, publication, set_stock
from tests.pages.garbling import VALUES, Fields, cases_of, failing, forms_of, posted, some
from tests.publications.orders.ordering import confirm_link as order_link, send as send_order

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unhindered(settings) -> Iterator[None]:
    """No form is counted, the log says nothing, and time is taken for no mail."""
    settings.FORMS_AN_HOUR = 100_000
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def event(section) -> EventPage:
    index = EventIndexPageFactory(parent=section, slug="evenemang")
    page = EventPageFactory(parent=index, slug="mote", registration="open", capacity=5)
    page.questions = [RegistrationQuestion(label_sv="Mat", label_en="Food")]
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


def whole(client: Client, address: str) -> Fields:
    """Return what a browser sends of the largest form of a page; its button alone perhaps."""
    fields = max(map(posted, forms_of(client.get(address).content)), key=len)
    return fields or [("act", "x")]


def registering(_client: Client, event: EventPage) -> str:
    return form_address(event)


def confirming(client: Client, event: EventPage) -> str:
    send(client, event)
    return confirm_link(mail.outbox[-1])


def erasing(client: Client, event: EventPage) -> str:
    register(client, event, "Rosa")
    return my_link(mail.outbox[-1])


@pytest.mark.parametrize("way", [registering, confirming, erasing])
def test_forms_of_registrations(
    visitor: Client, event: EventPage, way: Callable[[Client, EventPage], str]
) -> None:
    address = way(visitor, event)
    fields = whole(visitor, address)
    if way is registering:
        fields = [(name, value or "Rosa") for name, value in fields if name != "website"]
    cases = cases_of(fields)
    assert not failing(visitor, address, some(cases, 3))


def test_the_form_to_order_and_its_confirmation(visitor: Client, section) -> None:
    index = PublicationIndexPageFactory(parent=section, slug="publikationer")
    stock = set_stock(publication(index, {}, {"format": "print"}), "sv", 5)
    address = "/sv/om-oss/publikationer/bestall/"
    assert not failing(visitor, address, some(cases_of(whole(visitor, address)), 4))
    send_order(visitor, index, **{f"copies_{stock.pk}": 1})
    link = order_link(mail.outbox[-1])
    assert not failing(visitor, link, cases_of(whole(visitor, link)))


def test_the_password_of_a_private_page(visitor: Client, content: ContentPage) -> None:
    PageViewRestriction.objects.create(page=content, restriction_type="password", password="x")
    address = "/sv/om-oss/kontakt/"
    restriction = PageViewRestriction.objects.get()
    asked = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, content.pk])
    assert not failing(visitor, asked, cases_of(whole(visitor, address)))
    sign_in = reverse("wagtailcore_login")
    assert not failing(visitor, sign_in, cases_of(whole(visitor, sign_in)))


def test_what_is_asked_by_queries(visitor: Client, event: EventPage, section) -> None:
    """The quiz, the search of the manual and of the site, and lists that are filtered."""
    home = section.get_parent()
    manual = ManualPageFactory(parent=PartySupportIndexPageFactory(parent=home, slug="stod"))
    add_parts(ChapterPageFactory(parent=manual, slug="ett"), question("b"), question("ac"))
    ProjectIndexPageFactory(parent=section, slug="projekt")
    PublicationIndexPageFactory(parent=section, slug="publikationer")
    asked = {
        "/sv/sok/": ["q", "typ", "type", "sida", "page"],
        "/sv/stod/handbok/sok/": ["q"],
        "/sv/stod/handbok/kunskapstest/": ["n", "seed", "v", "q1", "q2"],
        "/sv/stod/handbok/ett/": ["q1", "q2", "v"],
        "/sv/om-oss/projekt/": ["q", "land", "tema", "status", "fran", "till", "ordning", "sida"],
        "/sv/om-oss/publikationer/": ["q", "sprak", "form", "fran", "till", "ordning", "sida"],
        "/sv/om-oss/evenemang/": ["q", "land", "fran", "till", "ordning", "sida"],
    }
    failed = []
    for address, names in asked.items():
        assert visitor.get(address).status_code == 200
        for place, name in enumerate(names):
            for value in some(VALUES[place % 9 :], 9):
                sent = value.encode("utf-8", "replace").decode()
                response = visitor.get(address, {name: [sent, "x"]})
                if response.status_code >= 500:
                    failed.append(f"{address}?{name}={value[:20]!r}")
    assert not failed
