"""Pictures of every kind that people upload: made when a test runs, none of them in the project."""

import io
from collections.abc import Callable
from functools import partial
from typing import Any

from PIL import Image, ImageCms

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
RED = (200, 16, 46)


def written(picture: Image.Image, kind: str, **options: Any) -> bytes:
    target = io.BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()


def half_and_half(mode: str, one: Any, other: Any, size: tuple[int, int] = (60, 40)) -> Image.Image:
    """A picture whose right half is of another colour."""
    picture = Image.new(mode, size, one)
    # Of a picture, because a mere number is pasted wrong into 16 bits.
    picture.paste(Image.new(mode, size, other), (size[0] // 2, 0))
    return picture


def grey_16(transparent: int | None = None) -> bytes:
    """Grey of 16 bits, as scanners write it: dark to the left, light to the right."""
    picture = half_and_half("I;16", 8_000, 60_000)
    options: dict[str, Any] = {} if transparent is None else {"transparency": transparent}
    return written(picture, "PNG", **options)


def palette(transparency: int | bytes | None) -> bytes:
    picture = half_and_half("RGB", RED, (20, 90, 160)).quantize(8)
    options: dict[str, Any] = {} if transparency is None else {"transparency": transparency}
    return written(picture, "PNG", **options)


def cmyk(profile: bytes | None = None) -> bytes:
    """A print shop's JPEG: red, then black."""
    picture = half_and_half("CMYK", (0, 230, 200, 20), (0, 0, 0, 255))
    return written(picture, "JPEG", quality=95, icc_profile=profile)


def of_size(size: tuple[int, int], kind: str) -> bytes:
    return written(Image.new("RGB", size, RED), kind)


# What stands in a name: the ending, and how to make it.
KINDS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "grey of 16 bits": ("png", grey_16),
    "grey of 16 bits, a value transparent": ("png", lambda: grey_16(8_000)),
    "grey": ("png", lambda: written(half_and_half("L", 20, 200), "PNG")),
    "grey, a value transparent": (
        "png",
        lambda: written(half_and_half("L", 20, 200), "PNG", transparency=20),
    ),
    "grey with transparency": (
        "png",
        lambda: written(half_and_half("LA", (20, 255), (200, 0)), "PNG"),
    ),
    "one bit": ("png", lambda: written(half_and_half("1", 0, 1), "PNG")),
    "palette": ("png", lambda: palette(None)),
    "palette, one colour transparent": ("png", lambda: palette(0)),
    "palette, each colour transparent": ("png", lambda: palette(bytes([255, 0, 128]))),
    "palette of a GIF": ("gif", lambda: written(half_and_half("RGB", RED, (1, 2, 3)), "GIF")),
    "GIF, one colour transparent": (
        "gif",
        lambda: written(half_and_half("P", 0, 1), "GIF", transparency=0),
    ),
    "a colour transparent": (
        "png",
        lambda: written(half_and_half("RGB", RED, (9, 9, 9)), "PNG", transparency=RED),
    ),
    "transparency": ("png", lambda: written(half_and_half("RGBA", (*RED, 90), RED), "PNG")),
    "CMYK": ("jpg", cmyk),
    "CMYK under a profile of RGB": ("jpg", lambda: cmyk(SRGB)),
    "CMYK under a broken profile": ("jpg", lambda: cmyk(b"no profile at all")),
    "a broken profile": (
        "png",
        lambda: written(half_and_half("RGB", RED, (9, 9, 9)), "PNG", icc_profile=b"broken"),
    ),
    "a JPEG with a broken profile": (
        "jpg",
        lambda: written(half_and_half("RGB", RED, (9, 9, 9)), "JPEG", icc_profile=b"broken"),
    ),
    "a WebP with a broken profile": (
        "webp",
        lambda: written(half_and_half("RGB", RED, (9, 9, 9)), "WEBP", icc_profile=b"broken"),
    ),
    "grey under a profile of RGB": (
        "jpg",
        lambda: written(half_and_half("L", 20, 200), "JPEG", icc_profile=SRGB),
    ),
    "a WebP": ("webp", lambda: written(half_and_half("RGBA", (*RED, 90), RED), "WEBP")),
    "an AVIF": ("avif", lambda: written(half_and_half("RGBA", (*RED, 90), RED), "AVIF")),
    **{
        f"{size[0]} × {size[1]} as {ending}": (ending, partial(of_size, size, kind))
        for size in ((1, 1), (1, 20_000), (20_000, 1))
        for ending, kind in (("png", "PNG"), ("jpg", "JPEG"))
    },
}
