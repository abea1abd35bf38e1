"""Pictures: orientation applied, colour profile kept, everything else that is not picture gone."""

from io import BytesIO
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _, gettext_lazy
from PIL import Image, ImageOps, UnidentifiedImageError

from .containers import strip_jpeg, strip_webp, webp_chunks
from .screen import colour_profile, in_screen_colours, on_screen

# What is accepted: Pillow's name of the format → the file name endings it may have, ours first.
IMAGE_TYPES = {
    "JPEG": ("jpg", "jpeg"),
    "PNG": ("png",),
    "GIF": ("gif",),
    "WEBP": ("webp",),
    "AVIF": ("avif",),
}
# Of what cannot be copied without decoding. AVIF's and WebP's scale; visually lossless.
QUALITY = 92
# What is kept as it is, because pages can be given a picture of it: grey, palettes, RGB, and CMYK
# as print shops send it. Scanners' 16 bits and all else are brought into screen colours.
KEPT_MODES = {"1", "L", "LA", "P", "RGB", "RGBA", "CMYK"}
SAMPLE = (64, 64)  # pixels, of the trial whether a picture can be shown
SHOWN_AS = ("AVIF", "WEBP", "JPEG")
ORIENTATION_TAG, UPRIGHT = 0x0112, 1

_DAMAGED = gettext_lazy(
    "This picture cannot be read: the file is damaged or incomplete. "
    "Open it in a picture program, save it anew and upload that."
)


def clean_image(
    source: BinaryIO, extension: str, *, max_pixels: int, max_bytes: int
) -> tuple[BytesIO, str]:
    """Return the picture in `source` without metadata, and the file name ending that fits it.

    `extension` is the uploaded file's (`jpg`, without the dot); it must be true to the content.
    EXIF, GPS, XMP, IPTC, comments, text chunks, thumbnails, further pictures and trailing data go.
    An upright JPEG or WebP is copied without being coded anew; a turned JPEG is coded anew with its
    own quantisation tables. PNG and GIF lose nothing that a screen shows (16 bits become 8), AVIF
    is coded anew at quality 92. A colour profile that nothing can read goes as well.
    Raises ValidationError for what is no such picture, animated, damaged, over a limit, or cannot
    be written in the formats that pages show.
    """
    data = source.read(max_bytes + 1)
    if len(data) > max_bytes:
        limit = filesizeformat(max_bytes)
        raise ValidationError(
            _("This picture's file is too big: at most %(limit)s.") % {"limit": limit},
            code="file_too_large",
        )
    try:
        with Image.open(BytesIO(data), formats=tuple(IMAGE_TYPES)) as picture:
            kind = _check(picture, extension, max_pixels)
            picture.load()
            clean = _without_metadata(picture, kind, data)
        _try_to_show(clean)
    except ValidationError:
        raise
    except UnidentifiedImageError as error:
        message = _(
            "This is not a picture that can be used here. Use JPEG, PNG, GIF, WebP or AVIF."
        )
        raise ValidationError(message, code="invalid_image") from error
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(max_pixels) from error
    except Exception as error:
        # Decoders meet hostile bytes here and raise whatever they like.
        raise ValidationError(_DAMAGED, code="invalid_image") from error
    return BytesIO(clean), IMAGE_TYPES[kind][0]


def _too_many_pixels(max_pixels: int) -> ValidationError:
    message = _("This picture has too many pixels: at most %(millions)d million. Make it smaller.")
    return ValidationError(
        message % {"millions": max_pixels // 1_000_000}, code="file_too_many_pixels"
    )


def _check(picture: Image.Image, extension: str, max_pixels: int) -> str:
    """Return the picture's format, a key of IMAGE_TYPES; raise ValidationError if it is unfit.

    Only the header has been read so far.
    """
    # A phone's multi-picture JPEG is a JPEG whose first picture is the one people see.
    kind = "JPEG" if picture.format == "MPO" else str(picture.format)
    if picture.width * picture.height > max_pixels:
        raise _too_many_pixels(max_pixels)
    if extension.lower() not in IMAGE_TYPES[kind]:
        message = _(
            "The file's name ends in “.%(extension)s”, but it is a %(kind)s picture. "
            "Give it the right ending and upload it again."
        )
        raise ValidationError(
            message % {"extension": extension, "kind": kind}, code="invalid_image_known_format"
        )
    if kind != "JPEG" and getattr(picture, "n_frames", 1) > 1:
        message = _(
            "Moving pictures are not accepted: they distract readers and cannot be paused. "
            "Upload a still picture, or link to a film."
        )
        raise ValidationError(message, code="animated")
    return kind


def _without_metadata(picture: Image.Image, kind: str, data: bytes) -> bytes:
    upright = picture.getexif().get(ORIENTATION_TAG, UPRIGHT) == UPRIGHT
    profiled = colour_profile(picture) is not None
    if upright and kind == "JPEG":
        return strip_jpeg(data, profiled=profiled)
    if upright and kind == "WEBP":
        return strip_webp(data, profiled=profiled)
    still = picture if upright else ImageOps.exif_transpose(picture)
    if still.mode not in KEPT_MODES:
        still = in_screen_colours(still)
    options = _encoding(picture, kind, data)
    if kind != "GIF":
        options["icc_profile"] = still.info.get("icc_profile") if profiled else None
    # Savers look into `info` for comments, text and EXIF. Which colour is transparent is picture.
    still.info = {key: value for key, value in still.info.items() if key == "transparency"}
    target = BytesIO()
    still.save(target, kind, **options)
    return target.getvalue()


def _encoding(picture: Image.Image, kind: str, data: bytes) -> dict[str, Any]:
    """Return the options for saving in the format that keep quality."""
    options: dict[str, Any] = {}
    if kind == "JPEG":
        from PIL.JpegImagePlugin import get_sampling

        options["qtables"] = picture.quantization  # type: ignore[attr-defined]
        sampling = get_sampling(picture)
        options["subsampling"] = max(sampling, 0)
    if kind == "WEBP":
        lossless = any(name == b"VP8L" for name, _content in webp_chunks(data))
        options |= {"lossless": lossless, "quality": QUALITY, "exact": True}
    if kind == "AVIF":
        options |= {"quality": QUALITY, "exif": b"", "xmp": b""}
    return options


def _try_to_show(clean: bytes) -> None:
    """Make a small picture in each format that pages show; raise what the coder raises."""
    with Image.open(BytesIO(clean)) as stored:
        stored.thumbnail(SAMPLE)
        shown = on_screen(stored)
        for kind in SHOWN_AS:
            opaque = shown.convert("RGB") if kind == "JPEG" else shown
            opaque.save(BytesIO(), kind, icc_profile=shown.info.get("icc_profile"))
