"""A PDF made light: its pictures in fewer pixels, its text as it is."""

from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

import pikepdf
from pikepdf import Name, PdfImage, Stream
from PIL import Image

LONGEST_SIDE = 1100  # pixels: about 130 dots per inch across an A5 page, readable on any screen
QUALITY = 50
SMALLEST_WORTH = 30_000  # bytes: a picture under this stays as it is
LIGHT_ENOUGH = 0.7  # of the original: what saves less is no help on a slow line
IN_MEMORY = 5 * 1024 * 1024


def compress_pdf(source: BinaryIO) -> BinaryIO | None:
    """Write the PDF in `source` with lighter pictures; None where that would save too little.

    Text, tags, bookmarks and links stay. Pictures in colours of print (CMYK), masks and the like
    stay too: they cannot be made smaller without a change in how they look.
    """
    size = source.seek(0, 2)
    source.seek(0)
    target = cast("BinaryIO", SpooledTemporaryFile(max_size=IN_MEMORY))  # noqa: SIM115 - it is the result
    with pikepdf.open(source) as pdf:
        for found in pdf.objects:
            if isinstance(found, Stream) and found.get("/Subtype") == Name.Image:
                _lighten(found)
        pdf.save(target, deterministic_id=True, linearize=True)
    if target.seek(0, 2) > size * LIGHT_ENOUGH:
        return None
    target.seek(0)
    return target


def _lighten(stream: Stream) -> None:
    """Put a smaller JPEG in the place of a picture, where that is smaller."""
    if int(stream.get("/Length", 0)) < SMALLEST_WORTH or "/Decode" in stream or "/Mask" in stream:
        return
    if stream.get("/ImageMask", False):
        return
    try:
        picture = PdfImage(stream).as_pil_image()
    except (pikepdf.PdfError, pikepdf.models.image.UnsupportedImageTypeError, NotImplementedError):
        return
    if picture.mode == "P":
        picture = picture.convert("RGB")
    if picture.mode not in {"RGB", "L"}:
        return
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    target = BytesIO()
    picture.save(target, "JPEG", quality=QUALITY, optimize=True)
    if target.tell() >= int(stream.Length):
        return
    stream.write(target.getvalue(), filter=Name.DCTDecode)
    stream.Width, stream.Height = picture.size
    stream.BitsPerComponent = 8
    stream.ColorSpace = Name.DeviceRGB if picture.mode == "RGB" else Name.DeviceGray
