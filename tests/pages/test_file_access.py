"""Pictures and documents are given to visitors only while something shows them."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from palmecenter.protection.levels import ProtectionLevel
from palmecenter.taxonomy.models import Person
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import edit, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture():
    """A picture and the address of one size of it."""
    image = ImageFactory.create()
    return image, image.get_rendition("width-200").url


@pytest.fixture
def document():
    return DocumentFactory()


def text_with(document) -> list[tuple[str, object]]:
    return [("download", {"document": document, "text": "Läs"})]


def test_a_picture_that_nothing_shows_is_for_staff(client, editor_client, picture) -> None:
    _image, address = picture
    assert client.get(address).status_code == 404
    response = editor_client.get(address)
    assert response.status_code == 200
    assert "private" in response["Cache-Control"]


def test_a_picture_is_public_as_long_as_a_page_shows_it(client, section, picture) -> None:
    image, address = picture
    edit(section, picture=image)
    assert client.get(address).status_code == 404
    publish(section, picture=image)
    response = client.get(address)
    assert response.status_code == 200
    assert "public" in response["Cache-Control"]
    assert "s-maxage=0" in response["Cache-Control"]
    assert "Vary" not in response.headers
    section.unpublish()
    assert client.get(address).status_code == 404


def test_a_raised_level_takes_the_picture_along(client, section, picture) -> None:
    image, address = picture
    publish(section, picture=image)
    edit(section, picture=image, protection=ProtectionLevel.PROTECTED)
    assert client.get(address).status_code == 404


def test_another_page_that_shows_it_keeps_it_public(client, section, content, picture) -> None:
    image, address = picture
    publish(section, picture=image)
    publish(content, body_sv=[("picture", {"image": image, "size": "normal"})])
    section.unpublish()
    assert client.get(address).status_code == 200


def test_pictures_of_a_private_page_are_for_those_who_may_read_it(client, section, picture) -> None:
    image, address = picture
    publish(section, picture=image)
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert client.get(address).status_code == 404


def test_the_picture_of_somebody_closed_is_not_public(client, picture) -> None:
    image, address = picture
    person = Person.objects.create(name="Anna", picture=image)
    assert client.get(address).status_code == 200
    person.name, person.protection = "En handläggare", ProtectionLevel.CLOSED
    person.save()
    assert client.get(address).status_code == 404


def test_a_file_that_is_no_picture_of_ours_is_not_given(client, section, picture) -> None:
    image, _address = picture
    publish(section, picture=image)
    for path in (image.file.url, "/media/images/x.jpg", "/media/images/../db.sqlite3"):
        assert client.get(path).status_code == 404


def test_a_document_is_public_as_long_as_a_page_shows_it(
    client: Client, editor_client, content, document
) -> None:
    assert client.get(document.url).status_code == 404
    assert editor_client.get(document.url).status_code == 200
    publish(content, body_sv=text_with(document))
    assert client.get(document.url).status_code == 200
    edit(content, protection=ProtectionLevel.LIMITED)
    assert client.get(document.url).status_code == 404
