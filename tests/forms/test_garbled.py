"""Every form that visitors send, and every upload, garbled: an answer, and never a 500.

Some garbles of each form, others for each field, are tried here: `GARBLED=100000` tries all.
"""

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction, UploadedFile

from events.models import EventPage, RegistrationQuestion
from palmecenter.pages.models import ContentPage
from tests.events.registering import confirm_link, form_address, my_link, register, send
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.pages import ContentPageFactory, SectionPageFactory
from tests.factories.party_support import (
    ChapterPageFactory,
    ManualPageFactory,
    PartySupportIndexPageFactory,
    add_parts,
    question,
)
from tests.factories.projects import ProjectIndexPageFactory
from tests.factories.publications import PublicationIndexPageFactory, publication, set_stock
from tests.media.uploading import document_form, image_form, photo, quiet_paper, upload_many
from tests.pages.garbling import VALUES, Fields, forms_of, garbled, posted, query
from tests.publications.test_orders import confirm_link as order_link, send as send_order

pytestmark = pytest.mark.django_db

IS_THOROUGH = int(os.environ.get("GARBLED", "6")) > 1000
Cases = list[tuple[str, dict[str, Any]]]


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
def staff(editor_client: Client) -> Client:
    editor_client.raise_request_exception = False
    return editor_client


@pytest.fixture
def event(section) -> EventPage:
    index = EventIndexPageFactory(parent=section, slug="evenemang")
    page = EventPageFactory(parent=index, slug="mote", registration="open", capacity=5)
    page.questions = [RegistrationQuestion(label_sv="Mat", label_en="Food")]
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


def failing(client: Client, address: str, cases: Cases) -> list[str]:
    """Post each case, undo what it did, and return those that failed."""
    failed = []
    for what, data in cases:
        with transaction.atomic():
            response = client.post(address, data)
            transaction.set_rollback(True)
        if response.status_code >= 500:
            failed.append(f"{address} {what}: {response.status_code} {response.exc_info}")
    return failed


def some(cases: Iterable[Any], step: int) -> list[Any]:
    """Return every so many of some cases; all where the tests are thorough."""
    return list(cases)[:: 1 if IS_THOROUGH else step]


def cases_of(fields: Fields) -> Cases:
    """Return all garbles of a form; each of its fields sent twice; and as a file."""
    cases = [(what, query(given)) for what, given in garbled(fields, thorough=True)]
    for name, value in fields:
        cases.append((f"{name} twice", query([*fields, (name, f"{value}x")])))
        file = SimpleUploadedFile("x.txt", b"x")
        cases.append((f"{name} as a file", {**query(fields), name: file}))
    return cases


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


NAMES = [
    "",
    "x",
    ".jpg",
    "a" * 300 + ".jpg",
    "../../x.jpg",
    "a\nb.jpg",
    "x.php.jpg",
    "x.pdf",
    "x.JPG",
]
HOLDING = [
    b"",
    b"x",
    b"\xff\xd8\xff",
    b"%PDF-1.4\n",
    b"%PDF-",
    b"PK\x03\x04",
    b"\0" * 100,
    b"GIF89a",
]


def uploads() -> Iterator[tuple[str, Any]]:
    """Yield what may be sent as a file, and what that is."""
    for name in NAMES:
        yield f"named {name[:20]!r}", SimpleUploadedFile(name or "x", photo().read(), "image/jpeg")
    for data in HOLDING:
        for name in ("x.jpg", "x.pdf", "x.epub", "x.mp3", "x.csv", "x.png", "x.avif"):
            yield f"{name} of {data[:8]!r}", SimpleUploadedFile(name, data, "image/jpeg")
    yield "a text", "x"
    yield "several texts", ["x", "y"]
    yield "several files", [photo(), photo()]


@pytest.mark.parametrize("kind", ["image", "document"])
def test_uploads_one_by_one(staff: Client, kind: str) -> None:
    name = "wagtailimages" if kind == "image" else "wagtaildocs"
    form = image_form() if kind == "image" else document_form()
    for address in (reverse(f"{name}:add"), reverse(f"{name}_chooser:create")):
        fields = [(key, str(value)) for key, value in form.items()]
        cases = [(what, {**query(fields), "file": file}) for what, file in some(uploads(), 5)]
        cases += [
            (what, {**data, "file": photo() if kind == "image" else quiet_paper()})
            for what, data in some(cases_of(fields), 19)
        ]
        assert not failing(staff, address, cases)


@pytest.mark.parametrize("kind", ["image", "document"])
def test_several_uploads_at_once(staff: Client, kind: str) -> None:
    name = "wagtailimages" if kind == "image" else "wagtaildocs"
    address = reverse(f"{name}:add_multiple")
    cases: Cases = [
        (what, {"title": "x", "files[]": file, "collection": collection})
        for what, file in some(uploads(), 7)
        for collection in ("1", "x", "")
    ]
    cases += [("no file", {"title": "x"}), ("nothing", {}), ("file", {"file": photo()})]
    assert not failing(staff, address, cases)
    form = image_form() if kind == "image" else document_form()
    fields = [(f"{{}}{name}", str(value)) for name, value in form.items()]
    for what, data in some(cases_of(fields), 19):
        with transaction.atomic():
            upload_many(staff, kind, photo() if kind == "image" else quiet_paper())
            key = UploadedFile.objects.get().pk
            finish = reverse(f"{name}:create_multiple_from_uploaded_{kind}", args=[key])
            given = {one.format(f"uploaded-{kind}-{key}-"): value for one, value in data.items()}
            assert not failing(staff, finish, [(what, given)])
            transaction.set_rollback(True)


def test_an_import(staff: Client, home) -> None:
    index = ProjectIndexPageFactory(parent=SectionPageFactory(parent=home))
    ContentPageFactory(parent=home)
    cases = [(what, {"file": file, "index": index.pk}) for what, file in some(uploads(), 5)]
    csv = SimpleUploadedFile("x.csv", b"slug;heading_sv\r\nny;Ny", "text/csv")
    cases += [
        (f"index {value[:9]!r}", {"file": csv, "index": value.encode("utf-8", "replace")})
        for value in VALUES
    ]
    assert not failing(staff, reverse("project_import"), cases)
