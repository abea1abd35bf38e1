"""Pictures as pure bytes: what goes, what stays, what is refused."""

from contextlib import suppress
from io import BytesIO
from zlib import crc32

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings, strategies as st
from PIL import Image, ImageChops, ImageCms, ImageOps

from palmecenter.media.cleaning import clean_image
from palmecenter.media.cleaning.containers import strip_jp2, strip_jpeg, strip_webp

from . import dirty, dirty_documents as offices

PICTURES = {
    "jpg": [dirty.jpeg(), dirty.jpeg(dirty.TURNED), dirty.jpeg(mode="L"), dirty.mpo()],
    "png": [dirty.png(), dirty.png(dirty.TURNED)],
    "webp": [
        dirty.webp(),
        dirty.webp(dirty.TURNED),
        dirty.webp(lossless=True),
        dirty.webp(dirty.TURNED, lossless=True),
    ],
    "avif": [dirty.avif(), dirty.avif(dirty.TURNED)],
    "gif": [dirty.gif()],
}
EVERY_PICTURE = [(ending, data) for ending, many in PICTURES.items() for data in many]
LOSSLESS = [
    ("jpg", dirty.jpeg()),
    ("png", dirty.png(dirty.TURNED)),
    ("webp", dirty.webp()),
    ("webp", dirty.webp(dirty.TURNED, lossless=True)),
    ("gif", dirty.gif()),
]


def clean(data: bytes, ending: str, max_pixels: int = 1_000_000, max_bytes: int = 10**7) -> bytes:
    result, _extension = clean_image(
        BytesIO(data), ending, max_pixels=max_pixels, max_bytes=max_bytes
    )
    return result.getvalue()


def refusal(data: bytes, ending: str, **limits: int) -> str | None:
    with pytest.raises(ValidationError) as caught:
        clean(data, ending, **limits)
    return caught.value.code


def largest_difference(one: Image.Image, other: Image.Image) -> int:
    difference = ImageChops.difference(one.convert("RGBA"), other.convert("RGBA"))
    return max(max(band.tobytes()) for band in difference.split())


@pytest.mark.parametrize(("ending", "data"), EVERY_PICTURE)
def test_nothing_but_the_picture_is_left(ending: str, data: bytes) -> None:
    assert dirty.finds_canary(data)
    result = clean(data, ending)
    assert not dirty.finds_canary(result)
    with Image.open(BytesIO(result)) as picture:
        picture.load()
        assert not picture.getexif()
        assert not {"comment", "xmp", "photoshop", "exif", "XML:com.adobe.xmp"} & set(picture.info)
        assert getattr(picture, "n_frames", 1) == 1


@pytest.mark.parametrize(("ending", "data"), EVERY_PICTURE)
def test_a_picture_shows_as_before_and_the_right_way_up(ending: str, data: bytes) -> None:
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(clean(data, ending))) as after:
        shown = ImageOps.exif_transpose(before)
        assert after.size == shown.size
        assert largest_difference(shown, after) <= 24


@pytest.mark.parametrize(("ending", "data"), LOSSLESS)
def test_no_quality_is_lost_where_none_need_be(ending: str, data: bytes) -> None:
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(clean(data, ending))) as after:
        assert largest_difference(ImageOps.exif_transpose(before), after) == 0


@pytest.mark.parametrize(("ending", "data"), [case for case in EVERY_PICTURE if case[0] != "gif"])
def test_the_colour_profile_stays(ending: str, data: bytes) -> None:
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(clean(data, ending))) as after:
        assert after.info.get("icc_profile") == before.info.get("icc_profile")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_ends_upright(orientation: int) -> None:
    data = dirty.jpeg(orientation)
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(clean(data, "jpg"))) as after:
        assert largest_difference(ImageOps.exif_transpose(before), after) <= 24
        assert not after.getexif()


@pytest.mark.parametrize("orientation", [1, dirty.TURNED])
def test_a_print_shops_cmyk_is_not_turned_into_its_negative(orientation: int) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    data = dirty.jpeg(orientation, mode="CMYK", profile=profile)
    result = clean(data, "jpeg")
    assert not dirty.finds_canary(result)
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(result)) as after:
        assert after.mode == "CMYK"
        assert after.info["icc_profile"] == profile
        assert largest_difference(ImageOps.exif_transpose(before), after) <= 24


@pytest.mark.parametrize(("ending", "data"), EVERY_PICTURE)
def test_a_clean_picture_keeps_its_bytes_when_cleaned_again(ending: str, data: bytes) -> None:
    once = clean(data, ending)
    if ending != "avif":  # coded anew each time
        assert clean(once, ending) == once


def test_the_same_picture_with_other_metadata_is_the_same_file() -> None:
    other = dirty.jpeg().replace(dirty.CANARY.encode(), b"x" * len(dirty.CANARY))
    assert clean(dirty.jpeg(), "jpg") == clean(other, "jpg")


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_moving_pictures_are_refused(kind: str) -> None:
    assert refusal(dirty.animation(kind), kind.lower()) == "animated"


@pytest.mark.parametrize(
    ("data", "ending"),
    [(dirty.jpeg(), "png"), (dirty.png(), "jpg"), (dirty.gif(), "webp"), (dirty.jpeg(), "")],
)
def test_a_name_that_lies_about_the_type_is_refused(data: bytes, ending: str) -> None:
    assert refusal(data, ending) == "invalid_image_known_format"


@pytest.mark.parametrize(
    "data",
    [b"", b"plain text", b"<svg xmlns='http://www.w3.org/2000/svg'/>", offices.pdf()],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert refusal(data, "jpg") == "invalid_image"


def test_other_picture_types_are_refused_even_under_a_known_name() -> None:
    target = BytesIO()
    dirty.canvas().save(target, "TIFF")
    assert refusal(target.getvalue(), "jpg") == "invalid_image"


@pytest.mark.parametrize(("ending", "data"), [("png", dirty.png()), ("webp", dirty.webp())])
def test_half_a_picture_is_refused(ending: str, data: bytes) -> None:
    assert refusal(data[: len(data) // 2], ending) == "invalid_image"


def test_too_many_pixels_are_refused_before_they_are_decoded() -> None:
    # A small file whose header promises 400 million pixels.
    header = b"IHDR" + (20_000).to_bytes(4, "big") * 2 + dirty.png()[24:29]
    bomb = dirty.png()[:12] + header + crc32(header).to_bytes(4, "big") + dirty.png()[33:]
    assert refusal(bomb, "png") == "file_too_many_pixels"
    assert refusal(dirty.jpeg(), "jpg", max_pixels=96 * 64 - 1) == "file_too_many_pixels"
    assert clean(dirty.jpeg(), "jpg", max_pixels=96 * 64)


def test_too_many_bytes_are_refused() -> None:
    size = len(dirty.jpeg())
    assert refusal(dirty.jpeg(), "jpg", max_bytes=size - 1) == "file_too_large"
    assert clean(dirty.jpeg(), "jpg", max_bytes=size)


@settings(deadline=None)
@given(cut=st.integers(0, 2458), byte=st.integers(0, 255))
def test_a_damaged_jpeg_is_cleaned_or_refused_and_never_leaks(cut: int, byte: int) -> None:
    data = bytearray(dirty.jpeg())
    data[cut] = byte
    try:
        result = clean(bytes(data), "jpg")
    except ValidationError:
        return
    assert not dirty.finds_canary(result)


def lengthened(data: bytes, marker: int, swallowed: int) -> bytes:
    """Return a JPEG whose first segment of a kind says that some bytes behind it are its own."""
    place = data.index(bytes([0xFF, marker]), data.index(b"ICC_PROFILE") - 4) + 2
    length = int.from_bytes(data[place : place + 2], "big") + swallowed
    return data[:place] + length.to_bytes(2, "big") + data[place + 2 :]


@pytest.mark.parametrize("marker", [0xDB, 0xC2, 0xC4, 0xDA])
@pytest.mark.parametrize("swallowed", [1, 35, 600])
def test_a_segment_that_lies_about_its_length_is_refused(marker: int, swallowed: int) -> None:
    with pytest.raises(ValueError, match="as long as it says"):
        strip_jpeg(lengthened(dirty.jpeg(), marker, swallowed))


def test_a_picture_without_an_end_is_refused() -> None:
    data = dirty.jpeg()
    end = data.rindex(b"\xff\xd9")
    with pytest.raises(ValueError, match="no end"):
        strip_jpeg(data[:end] + b"\0\0" + data[end + 2 :])


def test_a_colour_profile_takes_no_comment_along() -> None:
    # The comment stands right behind it.
    result = strip_jpeg(lengthened(dirty.jpeg(), 0xE2, 35))
    assert not dirty.finds_canary(result)
    assert Image.open(BytesIO(result)).info["icc_profile"] == dirty.SRGB


def test_a_profile_in_several_pieces_stays_whole() -> None:
    profile = dirty.SRGB + b"\0" * 70_000
    profile = len(profile).to_bytes(4, "big") + profile[4:]
    result = strip_jpeg(dirty.jpeg(profile=profile))
    assert Image.open(BytesIO(result)).info["icc_profile"] == profile


@settings(deadline=None)
@given(junk=st.binary(max_size=200), marker=st.sampled_from([*range(0xE0, 0xF0), 0xFE]))
def test_no_application_segment_survives_in_a_jpeg(junk: bytes, marker: int) -> None:
    payload = junk + dirty.CANARY.encode()
    segment = bytes([0xFF, marker]) + (len(payload) + 2).to_bytes(2, "big") + payload
    plain = strip_jpeg(dirty.jpeg())
    with_segment = plain[:2] + segment + plain[2:]
    if junk.startswith(b"ICC_PROFILE\0") and marker == 0xE2:
        return
    assert not dirty.finds_canary(strip_jpeg(with_segment))


@settings(deadline=None)
@given(data=st.binary(max_size=400))
def test_strippers_take_any_bytes(data: bytes) -> None:
    with suppress(ValueError):  # A damaged one is refused; anything else would be a fault.
        strip_jpeg(b"\xff\xd8" + data)
    strip_webp(b"RIFF\xff\xff\0\0WEBP" + data)
    strip_jp2(b"\0\0\0\x0cjP  " + data)
    for strip in (strip_jpeg, strip_webp, strip_jp2):
        with pytest.raises(ValueError, match="starts"):
            strip(b"no" + data)


def test_a_jpeg_2000_loses_its_boxes_of_notes() -> None:
    target = BytesIO()
    dirty.canvas().save(target, "JPEG2000")
    note = dirty.CANARY.encode()
    boxes = b"".join(
        (len(note) + 8).to_bytes(4, "big") + kind + note for kind in (b"xml ", b"uuid")
    )
    data = target.getvalue()
    code = data.index(b"jp2c") - 4
    result = strip_jp2(data[:code] + boxes + data[code:])
    assert result == data
