"""What is accepted can be shown: every kind of picture, in every size and format of the site."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Picture, ImageCms
from wagtail.images.models import Filter

from palmecenter.media.cleaning import clean_image
from palmecenter.media.cleaning.screen import in_screen_colours, on_screen
from palmecenter.media.models import Image
from tests.factories.media import ImageFactory

from . import many_kinds as many
from .uploading import ALT, image_form

TAG = re.compile(r"{% (?:image|picture) \S+ ((?:\S+-\S+ )+)")
# What Wagtail's admin and ours ask for besides.
ADMINS = ("max-165x165", "max-800x600", "original", "width-100", "fill-100x50", "fill-40x400")


def specs_of_the_site() -> list[str]:
    """Every size and format that a template of ours asks for, each with the admin's."""
    found = set()
    for template in Path(settings.BASE_DIR, "templates").rglob("*.html"):
        for match in TAG.finditer(template.read_text()):
            words = [word for word in match[1].split() if "=" not in word]
            found.update(Filter.expand_spec(words))
    assert len(found) > 12, "No template shows pictures?"
    return sorted(found) + [f"{spec}|format-webp" for spec in ADMINS] + [*ADMINS]


@pytest.mark.django_db
@pytest.mark.parametrize("name", many.KINDS)
def test_whatever_is_accepted_has_every_size_of_the_site(name: str, media_root: Path) -> None:
    ending, make = many.KINDS[name]
    image = ImageFactory.create(file=ContentFile(make(), f"a.{ending}"), **ALT)
    for spec, rendition in image.get_renditions(*specs_of_the_site()).items():
        with Picture.open(rendition.file.path) as shown:
            shown.load()
            assert shown.size == (rendition.width, rendition.height), spec
            assert min(shown.size) > 0, spec
            if "format-" in spec:
                assert shown.mode in {"RGB", "RGBA", "L"}, spec


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["grey of 16 bits", "CMYK", "palette, one colour transparent", "1 × 20000 as png"]
)
def test_the_form_takes_it_and_its_own_page_shows_it(
    name: str, editor: Client, media_root: Path
) -> None:
    ending, make = many.KINDS[name]
    upload = SimpleUploadedFile(f"a.{ending}", make())
    response = editor.post(reverse("wagtailimages:add"), image_form(file=upload))
    assert response.status_code == 302, response.context["form"].errors
    image = Image.objects.get()
    page = editor.get(reverse("wagtailimages:edit", args=[image.pk]))
    assert page.status_code == 200
    assert "not-found" not in page.content.decode()


@pytest.mark.parametrize("mode", ["I", "I;16", "I;16B", "F", "LAB", "HSV", "YCbCr", "PA", "La"])
def test_modes_that_no_upload_has_yet_come_on_screen_too(mode: str) -> None:
    for size in ((1, 1), (30, 20)):
        shown = on_screen(Picture.new(mode, size))
        assert shown.mode in {"RGB", "RGBA", "L"}
        assert shown.size == size


def colours(data: bytes) -> tuple[object, object]:
    with Picture.open(BytesIO(data)) as picture:
        shown = on_screen(picture)
        return shown.getpixel((5, 5)), shown.getpixel((picture.width - 5, 5))


def cleaned(data: bytes, ending: str) -> bytes:
    return clean_image(BytesIO(data), ending, max_pixels=10**7, max_bytes=10**7)[0].getvalue()


def test_sixteen_bits_of_grey_become_eight_of_the_same_lightness() -> None:
    clean = cleaned(many.grey_16(), "png")
    assert Picture.open(BytesIO(clean)).mode == "L"
    assert colours(clean) == (round(8_000 / 257), round(60_000 / 257))


def test_transparency_survives_in_whatever_way_it_was_written() -> None:
    for name in (
        *("grey of 16 bits, a value transparent", "grey, a value transparent"),
        *("GIF, one colour transparent", "a colour transparent"),
    ):
        ending, make = many.KINDS[name]
        left, right = colours(cleaned(make(), ending))
        assert (left[3], right[3]) == (0, 255), name  # type: ignore[index]  # RGBA, which the picture is


@pytest.mark.parametrize(
    ("values", "lightest"), [((0.0, 1.0), 255), ((0.0, 255.0), 255), ((-4.0, 9000.5), 255)]
)
def test_floats_go_from_black_to_white(values: tuple[float, float], lightest: int) -> None:
    shown = on_screen(many.half_and_half("F", *values))
    assert (shown.getpixel((5, 5)), shown.getpixel((55, 5))) == (0, lightest)


def is_red(colour: tuple[int, int, int]) -> bool:
    return colour[0] > 150 and max(colour[1:]) < 110


@pytest.mark.django_db
@pytest.mark.parametrize("spec", ["width-50", "original", "width-50|format-png"])
@pytest.mark.parametrize("format_name", ["", "jpeg", "webp", "avif"])
@pytest.mark.parametrize("profile", [None, many.SRGB, b"broken"])
def test_sizes_of_a_print_shops_picture_are_rgb_and_red_stays_red(
    spec: str, format_name: str, profile: bytes | None, media_root: Path
) -> None:
    if format_name:
        spec = f"{spec.removesuffix('|format-png')}|format-{format_name}"
    image = ImageFactory.create(file=ContentFile(many.cmyk(profile), "a.jpg"), **ALT)
    with Picture.open(image.get_rendition(spec).file.path) as shown:
        assert shown.mode == "RGB"
        assert "icc_profile" not in shown.info
        assert is_red(shown.getpixel((5, 5)))  # type: ignore[arg-type]  # three numbers in RGB
        assert max(shown.getpixel((45, 5))) < 60  # type: ignore[arg-type]


def test_colours_go_through_the_profile_that_the_picture_brings() -> None:
    """A profile of Lab stands for those of print shops, which are not free to copy."""
    lab = ImageCms.createProfile("LAB")
    rgb = many.half_and_half("RGB", many.RED, (20, 90, 160))
    picture = ImageCms.profileToProfile(rgb, ImageCms.createProfile("sRGB"), lab, outputMode="LAB")
    assert picture is not None
    picture.info["icc_profile"] = ImageCms.ImageCmsProfile(lab).tobytes()
    shown = in_screen_colours(picture)
    for place, colour in (((5, 5), many.RED), ((55, 5), (20, 90, 160))):
        pixel = shown.getpixel(place)
        assert all(abs(a - b) < 4 for a, b in zip(pixel, colour, strict=True))  # type: ignore[arg-type]


def test_a_profile_that_nothing_can_read_goes_and_a_sound_one_stays() -> None:
    for name in (
        "a broken profile",
        "a JPEG with a broken profile",
        "a WebP with a broken profile",
    ):
        ending, make = many.KINDS[name]
        assert "icc_profile" in Picture.open(BytesIO(make())).info
        assert "icc_profile" not in Picture.open(BytesIO(cleaned(make(), ending))).info
    sound = many.written(Picture.new("RGB", (9, 9)), "JPEG", icc_profile=many.SRGB)
    assert Picture.open(BytesIO(cleaned(sound, "jpg"))).info["icc_profile"] == many.SRGB


@pytest.mark.django_db
def test_what_was_stored_before_this_was_known_is_shown_as_well(media_root: Path) -> None:
    image = ImageFactory.create(file=ContentFile(many.of_size((60, 40), "PNG"), "a.png"), **ALT)
    Path(image.file.path).write_bytes(many.grey_16())
    for rendition in image.get_renditions(*specs_of_the_site()).values():
        with Picture.open(rendition.file.path) as shown:
            assert shown.mode in {"RGB", "L"}


def test_a_picture_that_a_coder_refuses_is_refused_with_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*args: object) -> None:
        raise OSError("cannot write mode X as AVIF")

    Picture.init()
    monkeypatch.setitem(Picture.SAVE, "AVIF", refuse)
    with pytest.raises(ValidationError) as caught:
        cleaned(many.of_size((9, 9), "PNG"), "png")
    assert caught.value.code == "invalid_image"
