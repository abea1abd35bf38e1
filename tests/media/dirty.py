"""Files as they come from phones and offices: full of what must not be kept, with a canary in it.

`CANARY` stands for a name and a place; `finds_canary` looks for it in a file's bytes, packed or not.
"""

import io
import zipfile
import zlib

import pikepdf
from mutagen import apev2, id3
from pikepdf import Array, Dictionary, Name, String
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
            texts = [repr(o).encode() for o in pdf.objects] + [
                s.read_raw_bytes() for s in streams
            ]
            packed = [s.read_bytes() for s in streams if s.get("/Filter") == Name.FlateDecode]
            return any(sp in t for sp in _spellings(CANARY) for t in texts + packed)
    return False


def exif(orientation: int = 1) -> Image.Exif:
    """Return EXIF with GPS, author, description, Windows' UTF-16 author, serial number, maker note."""
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
    second.encoderinfo = {}  # type: ignore[attr-defined]
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


def pdf() -> bytes:
    """Return a tagged Swedish PDF with everything in it that must go, and links that must stay."""
    text = String(CANARY)
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(595, 842))
        document.docinfo["/Author"] = document.docinfo["/Title"] = text
        with document.open_metadata() as metadata:
            metadata["dc:creator"] = [CANARY]
            metadata["pdfuaid:part"] = "1"
        note = document.make_stream(XMP)
        private = Dictionary(Illustrator=Dictionary(Private=text, LastModified=text))
        picture = document.make_stream(
            jpeg(), Type=Name.XObject, Subtype=Name.Image, Width=96, Height=64,
            ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode, Metadata=note,
        )  # fmt: skip
        packed = document.make_stream(
            zlib.compress(jpeg()), Type=Name.XObject, Subtype=Name.Image, Width=96, Height=64,
            ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Metadata=note,
            Filter=Array([Name.FlateDecode, Name.DCTDecode]),
        )  # fmt: skip
        page.obj.PieceInfo = private
        page.obj.LastModified = text
        page.obj.Metadata = note
        page.obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=text))
        page.obj.Resources = Dictionary(XObject=Dictionary(Im0=picture, Im1=packed))
        comment = Dictionary(
            Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=String("Läs detta"),
            T=text, M=String("D:20261124"),
        )  # fmt: skip
        signature = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, Rect=[0, 0, 9, 9], FT=Name.Sig,
            T=String("Underskrift"), V=Dictionary(Type=Name.Sig, Name=text, Location=text),
        )  # fmt: skip
        page.obj.Annots = Array([
            document.make_indirect(comment), document.make_indirect(signature),
            _link("https://example.org/studera"), _link(f"file:///C:/Users/{CANARY}/a.pdf"),
            _link(f"\\\\server\\{CANARY}"),
        ])  # fmt: skip
        root = document.Root
        root.AcroForm = Dictionary(Fields=Array([page.obj.Annots[1]]), SigFlags=3, XFA=text)
        root.OpenAction = Dictionary(S=Name.JavaScript, JS=text)
        root.PieceInfo = private
        root.Lang = String("sv")
        root.MarkInfo = Dictionary(Marked=True)
        root.StructTreeRoot = document.make_indirect(Dictionary(
            Type=Name.StructTreeRoot,
            K=Dictionary(S=Name.Table, A=Dictionary(O=Name.Table, Summary=String("Kassabok"))),
        ))  # fmt: skip
        target = io.BytesIO()
        document.save(target)
    return target.getvalue()


def _link(address: str) -> Dictionary:
    return Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9],
        A=Dictionary(S=Name.URI, URI=String(address)),
    )  # fmt: skip


OPF = f"""<?xml version="1.0"?><!-- {CANARY} -->
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:isbn:9789100000000</dc:identifier><dc:title>Att leda möten</dc:title>
<dc:language>sv</dc:language><dc:creator id="a">Anna Lindgren</dc:creator>
<meta refines="#a" property="role">aut</meta><dc:creator id="b">{CANARY}</dc:creator>
<meta refines="#b" property="file-as">{CANARY}</meta>
<dc:contributor>{CANARY}</dc:contributor><meta name="generator" content="{CANARY}"/>
<meta name="calibre:user" content="{CANARY}"/><meta name="cover" content="c"/>
<meta property="dcterms:modified">2026-11-24T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta></metadata>
<manifest><item id="p" href="p.xhtml" media-type="application/xhtml+xml"/>
<item id="c" href="c.jpg" media-type="image/jpeg"/></manifest>
<spine><itemref idref="p"/></spine></package>"""
PAGE = f"""<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Att leda möten</title></head>
<body><p>Text: <b>Anna</b>
 Lindgren</p></body></html>"""
CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""


def epub() -> bytes:
    """Return a book whose author stands on its page, and whose maker does not."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = CANARY.encode()
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("META-INF/calibre_bookmarks.txt", CANARY)
        archive.writestr(f"__MACOSX/{CANARY}", CANARY)
        archive.writestr("OEBPS/book.opf", OPF)
        archive.writestr("OEBPS/p.xhtml", PAGE)
        archive.writestr("OEBPS/c.jpg", jpeg())
        archive.writestr("OEBPS/d.png", png())
    return target.getvalue()


def mp3() -> bytes:
    """Return a second of silence under ID3v1, ID3v2, APEv2 and Lyrics3 tags."""
    frame = b"\xff\xfb\x90\x00".ljust(417, b"\0")  # MPEG 1 layer III, 128 kbit/s, 44.1 kHz
    recording = io.BytesIO(frame * 40)
    ape = apev2.APEv2()
    ape["Artist"] = CANARY
    ape.save(recording)
    recording.seek(0, 2)
    recording.write(b"LYRICSBEGINLYR00031" + CANARY.encode() + b"000050LYRICS200")
    tags = id3.ID3()
    tags.add(id3.TPE1(encoding=3, text=[CANARY]))
    tags.add(id3.APIC(encoding=3, mime="image/jpeg", type=3, desc="", data=jpeg()))
    tags.add(id3.COMM(encoding=1, lang="swe", desc="", text=[CANARY]))
    recording.seek(0)
    tags.save(recording, v1=2)
    return recording.getvalue()


CSV = "land;år\r\nZimbabwe;2026\r\n".encode()
