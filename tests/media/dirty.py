"""Pictures as they come from phones and offices: full of what must not be kept.

`CANARY` stands for a name and a place; `finds_canary` looks for it in a file's bytes, packed or
not. Documents are in `dirty_documents`.
"""

import io
import zipfile

import pikepdf
from pikepdf import Name
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

CANARY = "Tendai-Harare-Samora-Machel-Ave"
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf='
    '"http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    f'xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="{CANARY}"/></rdf:RDF></x:xmpmeta>'
).encode()
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
TURNED = 6  # EXIF: turn 90° clockwise to show
MOTION = b"\0\0\0\x18ftypmp42" + CANARY.encode()  # the film behind a motion photo


def _spellings(text: str) -> list[bytes]:
    return [text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")]


def finds_canary(data: bytes) -> bool:
    """Say whether the canary is in the bytes, in any coding, or in what is packed inside them."""
    if any(spelling in data for spelling in _spellings(CANARY)):
        return True
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(
                finds_canary(archive.read(i)) or CANARY in i.filename for i in archive.infolist()
            )
    if data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            streams = [o for o in pdf.objects if isinstance(o, pikepdf.Stream)]
            texts = [repr(o).encode() for o in pdf.objects] + [s.read_raw_bytes() for s in streams]
            packed = [s.read_bytes() for s in streams if s.get("/Filter") == Name.FlateDecode]
            return any(sp in t for sp in _spellings(CANARY) for t in texts + packed)
    return False


def exif(orientation: int = 1) -> Image.Exif:
    """Return EXIF with GPS, description, authors (one in UTF-16), serial number, maker note."""
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010E] = tags[0x013B] = CANARY
    tags[0x9C9D] = CANARY.encode("utf-16-le")
    tags.get_ifd(0x8769).update({0xA431: CANARY, 0x927C: CANARY.encode(), 0x9286: CANARY.encode()})
    tags.get_ifd(0x8825).update(
        {1: "S", 2: (17.0, 49.0, 39.0), 3: "E", 4: (31.0, 3.0, 12.0), 0x1D: "2026:11:24",
         0x1C: CANARY.encode()}
    )  # fmt: skip
    return tags


def canvas(mode: str = "RGB", size: tuple[int, int] = (96, 64)) -> Image.Image:
    """Return a picture with a gradient and a dark upper left corner, so that turning it shows."""
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    picture.paste((10, 20, 30), (0, 0, size[0] // 4, size[1] // 4))
    return picture.convert(mode)


def _insert_segments(jpeg: bytes, *segments: tuple[int, bytes]) -> bytes:
    inserted = b"".join(
        bytes([0xFF, marker]) + (len(payload) + 2).to_bytes(2, "big") + payload
        for marker, payload in segments
    )
    return jpeg[:2] + inserted + jpeg[2:]


def jpeg(orientation: int = 1, mode: str = "RGB", profile: bytes | None = SRGB) -> bytes:
    """Return a JPEG with EXIF, XMP, IPTC, a comment, thumbnails, and a film behind its end."""
    target = io.BytesIO()
    canvas(mode).save(
        target, "JPEG", quality=80, exif=exif(orientation), xmp=XMP, comment=CANARY,
        icc_profile=profile, progressive=True,
    )  # fmt: skip
    canary = CANARY.encode()
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + len(canary).to_bytes(4, "big") + canary
    jfif_thumbnail = b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x0b" + canary + b"\0\0"
    segments = [(0xE0, jfif_thumbnail)] if mode == "RGB" else []
    segments += [(0xE0, b"JFXX\0\x10" + canary), (0xED, iptc), (0xEB, canary), (0xFE, canary)]
    return _insert_segments(target.getvalue(), *segments) + MOTION


def mpo() -> bytes:
    """Return a multi-picture JPEG as phones make for depth and HDR."""
    target = io.BytesIO()
    second = canvas()
    second.encoderinfo = {}
    canvas().save(target, "MPO", save_all=True, append_images=[second], exif=exif())
    return target.getvalue() + MOTION


def png(orientation: int = 1) -> bytes:
    """Return a PNG with EXIF, every kind of text chunk, XMP, and bytes behind its end."""
    texts = PngInfo()
    texts.add_text("Author", CANARY)
    texts.add_text("Comment", CANARY * 9, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    target = io.BytesIO()
    canvas("RGBA").save(target, "PNG", exif=exif(orientation), pnginfo=texts, icc_profile=SRGB)
    return target.getvalue() + CANARY.encode()


def webp(orientation: int = 1, *, lossless: bool = False) -> bytes:
    """Return a WebP with EXIF, XMP, and bytes behind its end."""
    target = io.BytesIO()
    canvas("RGBA").save(
        target, "WEBP", exif=exif(orientation), xmp=XMP, icc_profile=SRGB, lossless=lossless
    )
    return target.getvalue() + CANARY.encode()


def avif(orientation: int = 1) -> bytes:
    """Return an AVIF with EXIF and XMP."""
    target = io.BytesIO()
    canvas().save(target, "AVIF", exif=exif(orientation), xmp=XMP, icc_profile=SRGB)
    return target.getvalue()


def gif() -> bytes:
    """Return a GIF with a comment and bytes behind its end."""
    target = io.BytesIO()
    canvas("P").save(target, "GIF", comment=CANARY)
    return target.getvalue() + CANARY.encode()


def animation(kind: str) -> bytes:
    """Return two frames that move."""
    target = io.BytesIO()
    frames = [Image.new("RGB", (32, 32), colour) for colour in ("red", "blue")]
    frames[0].save(target, kind, save_all=True, append_images=frames[1:], duration=200)
    return target.getvalue()
