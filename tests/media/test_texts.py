"""What pictures and documents say, in which language, and what readers never see."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from palmecenter.media.models import Document, Image
from tests.factories.media import DocumentFactory, ImageFactory
from tests.markup import attribute

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_root")]


def picture(**texts: Any) -> Image:
    return ImageFactory.create(title="IMG_2231 Anna Harare.jpg", **texts)


def test_a_picture_speaks_the_active_language() -> None:
    image = picture(
        alt_sv="Ett möte", alt_en="A meeting", caption_sv="I juni", caption_en="In June"
    )
    for code, alt, caption in (("sv", "Ett möte", "I juni"), ("en", "A meeting", "In June")):
        with override(code):
            assert (image.alt, image.caption) == (alt, caption)
            assert image.get_rendition("width-20").alt == alt
            assert f'alt="{alt}"' in image.get_rendition("width-20").img_tag()


def test_a_missing_text_is_empty_and_never_the_title_or_the_other_language() -> None:
    image = picture(alt_sv="Ett möte", alt_en=None, caption_sv="I juni", caption_en=None)
    with override("en"):
        assert (image.alt, image.caption, image.default_alt_text) == ("", "", "")
        assert 'alt=""' in image.get_rendition("width-20").img_tag()


def test_a_decoration_is_passed_over_by_screen_readers() -> None:
    image = picture(is_decorative=True, alt_sv="Ett möte", alt_en="A meeting")
    image.refresh_from_db()
    for code in ("sv", "en"):
        with override(code):
            assert image.alt == ""
            assert 'alt=""' in image.get_rendition("width-20").img_tag()


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        ({"alt_sv": "Möte", "alt_en": "Meeting"}, []),
        ({"alt_sv": "Möte", "alt_en": ""}, ["alt_en"]),
        ({"alt_sv": " ", "alt_en": None}, ["alt_sv", "alt_en"]),
        ({"alt_sv": "", "alt_en": "", "is_decorative": True}, []),
    ],
)
def test_a_picture_is_described_in_both_languages_or_is_decoration(
    texts: dict[str, Any], wrong: list[str]
) -> None:
    image = picture(**texts)
    errors: dict[str, Any] = {}
    try:
        image.clean()
    except ValidationError as error:
        errors = error.error_dict
    assert list(errors) == wrong


def test_a_document_shows_its_label_and_says_in_which_language() -> None:
    both = DocumentFactory.create(label_sv="Handbok", label_en="Manual")
    swedish = DocumentFactory.create(label_sv="Stadgar", label_en=None)
    with override("en"):
        assert (both.shown_label, both.label_language) == ("Manual", "en")
        assert (swedish.shown_label, swedish.label_language) == ("Stadgar", "sv")
    with override("sv"):
        assert (both.shown_label, both.label_language) == ("Handbok", "sv")


def test_a_document_needs_a_label_in_one_language() -> None:
    DocumentFactory.create(label_sv="", label_en="Manual").clean()
    with pytest.raises(ValidationError) as caught:
        DocumentFactory.create(label_sv=" ", label_en=None).clean()
    assert list(caught.value.error_dict) == ["label_sv"]


@pytest.mark.parametrize(
    ("labels", "name"),
    [
        ({"label_sv": "Så leder du möten!", "label_en": "How to lead"}, "sa-leder-du-moten.pdf"),
        ({"label_sv": "", "label_en": "How to lead"}, "how-to-lead.pdf"),
        ({"label_sv": "../../etc/x", "label_en": ""}, "etcx.pdf"),
        ({"label_sv": "å" * 250, "label_en": ""}, "a" * 60 + ".pdf"),
        ({"label_sv": "مرحبا", "label_en": ""}, "document.pdf"),
    ],
)
def test_a_document_is_named_after_its_label(labels: dict[str, str], name: str) -> None:
    document = DocumentFactory.create(**labels)
    assert document.filename == name
    assert document.file.name == f"documents/{document.file_hash[:10]}/{name}"


def test_files_of_the_same_label_do_not_get_in_each_others_way() -> None:
    one = DocumentFactory.create(label_sv="Stadgar", pages=1)
    two = DocumentFactory.create(label_sv="Stadgar", pages=2)
    assert one.filename == two.filename == "stadgar.pdf"
    assert one.file.name != two.file.name
    assert Document.objects.count() == 2


def test_the_forms_say_which_texts_are_needed(editor_client: Client) -> None:
    address = reverse("wagtailimages:edit", args=[picture().pk])
    html = editor_client.get(address).content.decode()
    assert html.count("Needed in both languages, unless the picture is only decoration.") == 2
    fields = BeautifulSoup(html, "lxml").select("label:has(.w-required-mark)")
    assert {attribute(label, "for") for label in fields} >= {"id_title", "id_alt_sv", "id_alt_en"}
    address = reverse("wagtaildocs:edit", args=[DocumentFactory.create().pk])
    html = editor_client.get(address).content.decode()
    assert html.count("Needed in one language at least.") == 2
