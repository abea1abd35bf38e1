"""Pictures as a screen shows them: whatever a file holds, brought into what AVIF, WebP, JPEG take.

Files come from print shops (CMYK), scanners (16 bits of grey) and instruments (floats), and the
coders of the web either refuse them or write colours that no browser shows right.
"""

from contextlib import suppress
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageMath

# What every coder takes as it is.
ON_SCREEN = {"RGB", "RGBA", "L"}
# The longest side that WebP can hold (RFC 6386, 14 bits); JPEG and AVIF take more.
LONGEST_SIDE = 16_383
BYTE, WORD = 255, 65_535
# How ICC.1 names the colours that a profile is about → the modes that have such colours.
PROFILED_MODES = {
    "GRAY": ("L", "LA"),
    "CMYK": ("CMYK",),
    "Lab": ("LAB",),
    "RGB": ("RGB", "RGBA", "RGBa", "RGBX", "P", "PA", "YCbCr"),
}


def colour_profile(picture: Image.Image) -> ImageCms.ImageCmsProfile | None:
    """The picture's own colour profile; None where it has none, or one that nothing can read."""
    data = picture.info.get("icc_profile")
    if data:
        with suppress(ImageCms.PyCMSError, OSError, TypeError, ValueError):
            return ImageCms.ImageCmsProfile(BytesIO(data))
    return None


def on_screen(picture: Image.Image) -> Image.Image:
    """A picture that every coder takes: as `in_screen_colours`, and no side too long for one."""
    shown = in_screen_colours(picture)
    if max(shown.size) > LONGEST_SIDE:
        scale = LONGEST_SIDE / max(shown.size)
        width, height = (max(1, int(side * scale)) for side in shown.size)
        shown = shown.resize((width, height), Image.Resampling.LANCZOS)
    return shown


def in_screen_colours(picture: Image.Image) -> Image.Image:
    """A picture in RGB, RGBA or grey of 8 bits; it may come back as it is.

    Colours go through the picture's own profile where it is one of grey, CMYK or Lab; a profile of
    RGB stays with the picture, and one that is broken or about other colours goes. Transparency
    stays. Of all else that a file says besides its picture nothing is left.
    """
    profile = colour_profile(picture)
    if picture.mode.startswith("I") or picture.mode == "F":
        picture = _eight_bits(picture)
    space = profile.profile.xcolor_space.strip() if profile else ""
    fits = picture.mode in PROFILED_MODES.get(space, ())
    if profile and fits and space != "RGB":
        with suppress(ImageCms.PyCMSError):
            return _through(picture, profile)
    if picture.mode == "LAB":
        return _through(picture, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")))
    shown = _plain(picture)
    kept: dict[Any, Any] = {}
    if fits and space == "RGB":
        kept["icc_profile"] = shown.info.get("icc_profile")
    if shown is picture and shown.info.keys() != kept.keys():
        shown = picture.copy()
    shown.info = kept
    return shown


def _through(picture: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    """Colours as a profile says that they look, in sRGB, which needs no profile."""
    alpha = picture.getchannel("A") if picture.mode == "LA" else None
    solid = picture.getchannel("L") if alpha else picture
    transparency = picture.info.get("transparency")
    if picture.mode == "L" and transparency is not None:
        alpha = _all_but(picture, transparency)
    shown = ImageCms.profileToProfile(
        solid, profile, ImageCms.createProfile("sRGB"), outputMode="RGB"
    )
    if shown is None:  # only when it works in place
        raise ImageCms.PyCMSError("No colours came out.")
    shown.info = {}
    if alpha:
        shown.putalpha(alpha)
    return shown


def _plain(picture: Image.Image) -> Image.Image:
    """The same picture in a mode of the screen, without asking a profile."""
    mode = picture.mode
    if mode in ON_SCREEN and "transparency" not in picture.info:
        return picture
    if mode == "La":
        picture = picture.convert("LA")
    if mode == "RGBa" or picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture.convert("L" if mode in {"1", "L"} else "RGB")


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits, or of floats, in 8 bits: its own range of values, or all it has."""
    values = picture.convert("F" if picture.mode == "F" else "I")
    lowest, highest = _range(values)
    scale = BYTE / ((highest - lowest) or 1)
    # Half a step more, because what comes after a comma is cut off.
    shown = values.convert("F").point(lambda value: value * scale + (0.5 - lowest * scale))
    shown = shown.convert("L")
    transparency = picture.info.get("transparency")
    if isinstance(transparency, int):
        shown.putalpha(_all_but(values, transparency))
    shown.info = {key: one for key, one in picture.info.items() if key == "icc_profile"}
    return shown


def _range(values: Any) -> tuple[float, float]:
    """What black and white are: those of the kind of file, unless the values go beyond them."""
    lowest, highest = values.getextrema()
    likely = (1, BYTE, WORD) if values.mode == "F" else (WORD,)
    most = next((most for most in likely if highest <= most), None)
    return (lowest, highest) if most is None or lowest < 0 else (0, most)


def _all_but(picture: Image.Image, value: int) -> Image.Image:
    """A mask that lets through every pixel but those of one value, which stands for nothing."""
    different = ImageMath.lambda_eval(
        lambda args: args["convert"](args["picture"] != value, "I") * BYTE,
        picture=picture.convert("I"),
    )
    return different.convert("L")
