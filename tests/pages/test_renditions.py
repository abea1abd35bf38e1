"""Pictures on pages: made again when another process deleted them, left out when they fail."""

import logging
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as site_settings
from django.core.cache import caches
from django.core.files.storage import FileSystemStorage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings
from wagtail.images.models import Filter

from palmecenter.media.models import Image, Rendition
from palmecenter.media.withdrawal import delete_files_of
from palmecenter.pages.models import SectionPage
from tests.factories.media import ImageFactory
from tests.factories.pages import publish

pytestmark = pytest.mark.django_db

ADDRESS = "/sv/om-oss/"
CAPTION = "Bilden togs i juni"
NO_CACHE = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}


def process(name: str) -> dict[str, str]:
    """A cache of one process, which no other sees."""
    return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}


@pytest.fixture
def media_root(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    settings.CACHES = {**settings.CACHES, "pages": NO_CACHE}
    return tmp_path


@pytest.fixture
def image(media_root: Path) -> Image:
    return ImageFactory.create(caption_sv=CAPTION, caption_en="In June")


@pytest.fixture
def with_picture(section: SectionPage, image: Image) -> SectionPage:
    """A page with the picture at its head and once more in its text."""
    block = ("picture", {"image": image, "size": "normal"})
    texts = [("text", "<p>Vi arbetar för demokrati.</p>"), block]
    publish(section, picture=image, body_sv=texts)
    return section


def read(client: Client, address: str = ADDRESS) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    html = response.content.decode()
    assert "Vi arbetar för demokrati." in html
    return BeautifulSoup(html, "lxml")


def pictures_in(soup: BeautifulSoup) -> set[str]:
    found = {str(one["src"]) for one in soup.select("main img[src]")}
    for one in soup.select("main [srcset]"):
        found.update(part.split()[0] for part in str(one["srcset"]).split(","))
    return {address for address in found if "/media/" in address}


def test_sizes_that_another_process_deleted_are_there_again_at_once(
    client: Client, with_picture: SectionPage, image: Image, settings: Settings
) -> None:
    def as_process(name: str) -> None:
        settings.CACHES = {**settings.CACHES, "default": process(name), "renditions": process(name)}

    as_process("one")
    before = pictures_in(read(client))
    assert len(before) > 5
    as_process("another")
    assert delete_files_of(Image.objects.get(pk=image.pk)) > 5
    for rendition in Path(site_settings.MEDIA_ROOT, "images").iterdir():
        rendition.unlink()  # what Wagtail does once the transaction is over
    as_process("one")
    key = Rendition.construct_cache_key(image, "", "format-jpeg|width-480")
    assert Rendition.cache_backend.get(key), "This process should remember a size that is gone."
    after = pictures_in(read(client))
    assert len(after) == len(before)
    for address in after:
        assert client.get(address).status_code == 200, address


def test_files_that_are_gone_while_their_rows_are_there_are_made_again(
    client: Client, with_picture: SectionPage, media_root: Path
) -> None:
    shown = pictures_in(read(client))
    rows = sorted(Rendition.objects.values_list("pk", "file"))
    for file in (media_root / "images").iterdir():
        file.unlink()
    caches["default"].clear()
    assert pictures_in(read(client)) == shown
    assert sorted(Rendition.objects.values_list("pk", "file")) == rows
    for address in shown:
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("content", [None, b""])
def test_a_reader_who_has_the_page_gets_a_lost_picture(
    content: bytes | None, client: Client, with_picture: SectionPage, media_root: Path
) -> None:
    address = min(pictures_in(read(client)))
    file = media_root / urlsplit(address).path.removeprefix("/media/")
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    response = client.get(address)
    assert response.status_code == 200
    assert len(b"".join(response)) > 100


def test_looking_whether_files_are_there_costs_no_query(
    client: Client, with_picture: SectionPage, image: Image
) -> None:
    read(client)
    with CaptureQueriesContext(connection) as asked:
        read(client)
    assert not [query for query in asked if "media_rendition" in query["sql"]]


# Pictures that fail all the same ------------------------------------------------------------------


def lose(image: Image) -> None:
    Path(image.file.path).unlink()


def cut(image: Image) -> None:
    data = Path(image.file.path).read_bytes()
    Path(image.file.path).write_bytes(data[: len(data) // 2])


def empty(image: Image) -> None:
    Path(image.file.path).write_bytes(b"")


def spoil(image: Image) -> None:
    Path(image.file.path).write_bytes(b"no picture at all")


BROKEN = pytest.mark.parametrize("harm", [lose, cut, empty, spoil])


@BROKEN
@pytest.mark.parametrize("below", ["", "skriv-ut/"])
def test_the_page_stands_without_a_picture_that_cannot_be_shown(
    harm: Callable[[Image], None],
    below: str,
    client: Client,
    with_picture: SectionPage,
    image: Image,
    caplog: pytest.LogCaptureFixture,
) -> None:
    harm(image)
    with caplog.at_level(logging.ERROR):
        soup = read(client, ADDRESS + below)
        read(client, ADDRESS + below)
    assert not pictures_in(soup)
    assert not soup.select("main picture, main img[src*=not-found]")
    assert CAPTION not in soup.get_text()
    told = [one for one in caplog.records if one.name == "palmecenter.media.models.renditions"]
    assert [one.getMessage() for one in told] == [f"Picture {image.pk} cannot be shown."]


@BROKEN
def test_documents_stand_without_it(
    harm: Callable[[Image], None], client: Client, with_picture: SectionPage, image: Image
) -> None:
    harm(image)
    response = client.get(f"{ADDRESS}pdf/")
    assert response.status_code == 200
    assert b"".join(response).startswith(b"%PDF")


@pytest.mark.parametrize("below", ["", "skriv-ut/"])
def test_a_full_disk_fails_no_page(
    below: str,
    client: Client,
    with_picture: SectionPage,
    image: Image,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*args: object) -> str:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(FileSystemStorage, "_save", full)
        assert not pictures_in(read(client, ADDRESS + below))
        assert not Rendition.objects.exists()
    assert pictures_in(read(client, ADDRESS + below)), (
        "The picture should be back as soon as there is room."
    )


def test_no_template_of_ours_asks_for_pictures_by_the_tags_that_fail() -> None:
    for template in Path(site_settings.BASE_DIR, "templates").rglob("*.html"):
        text = template.read_text()
        assert "wagtailimages_tags" not in text, template
        if re.search(r"{% (image|picture) ", text):
            assert re.search(r"{% load [^%]*\bpictures\b", text), template


def test_a_filter_that_does_not_exist_is_told_to_its_programmer(image: Image) -> None:
    with pytest.raises(ValueError, match="Unrecognised"):
        image.get_rendition(Filter(spec="widht-100"))


@BROKEN
def test_staff_see_in_the_admin_what_cannot_be_shown(
    harm: Callable[[Image], None], editor_client: Client, image: Image
) -> None:
    sound = ImageFactory.create(title="En hel bild")
    harm(image)
    soup = BeautifulSoup(editor_client.get(reverse("wagtailadmin_home")).content, "lxml")
    panel = soup.select_one("#missing-files-section")
    assert panel
    assert [str(link["href"]) for link in panel.select("li a")] == [
        reverse("wagtailimages:edit", args=[image.pk])
    ]
    assert sound.title not in panel.get_text()
    for address in (
        reverse("wagtailimages:index"),
        reverse("wagtailimages:edit", args=[image.pk]),
        reverse("wagtailimages_chooser:choose"),
    ):
        assert editor_client.get(address).status_code == 200, address


def test_a_sound_library_is_no_news(editor_client: Client, image: Image) -> None:
    assert b"missing-files" not in editor_client.get(reverse("wagtailadmin_home")).content
