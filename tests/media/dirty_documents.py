"""Documents as they come from offices: full of what must not be kept, with the canary in it."""

import io
import zipfile
import zlib
from typing import Any

import pikepdf
from mutagen import apev2, id3
from pikepdf import Array, Dictionary, Name, String

from .dirty import CANARY, XMP, jpeg, png


def pdf(*, asked: bool = True) -> bytes:
    """Return a tagged Swedish PDF with everything in it that must go, and links that must stay.

    Unless `asked`, it has only what goes without the editor being told.
    """
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
        root = document.Root
        root.PieceInfo = private
        root.Lang = String("sv")
        root.MarkInfo = Dictionary(Marked=True)
        root.StructTreeRoot = document.make_indirect(Dictionary(
            Type=Name.StructTreeRoot,
            K=Dictionary(S=Name.Table, A=Dictionary(O=Name.Table, Summary=String("Kassabok"))),
        ))  # fmt: skip
        page.obj.Resources = Dictionary(XObject=Dictionary(Im0=picture, Im1=packed))
        if not asked:
            return _saved(document)
        page.obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=text))
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
            _link(f"\\\\server\\{CANARY}"), *_chained(),
        ])  # fmt: skip
        root.AcroForm = Dictionary(Fields=Array([page.obj.Annots[1]]), SigFlags=3, XFA=text)
        root.OpenAction = Dictionary(S=Name.JavaScript, JS=text)
        return _saved(document)


def _saved(document: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    document.save(target, deterministic_id=True)  # the same file each time
    return target.getvalue()


def _link(address: str, **chain: Any) -> Dictionary:
    return Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9],
        A=Dictionary(S=Name.URI, URI=String(address), **chain),
    )  # fmt: skip


def _chained() -> list[Dictionary]:
    """Return links that lead to the web and, once they are followed, start a program."""
    program = Dictionary(S=Name.Launch, F=String(f"C:/Users/{CANARY}/a.exe"))
    form = Dictionary(S=Name.SubmitForm, F=String(f"https://example.com/{CANARY}"))
    on = {"/S": Name.Named, "/N": Name.NextPage}
    harmless = Dictionary(on)
    return [
        _link("https://example.org/kedja/1", Next=program),
        _link("https://example.org/kedja/2", Next=Array([harmless, form])),
        _link(
            "https://example.org/kedja/3",
            Next=Dictionary({**on, "/Next": program}),
        ),
        _link("https://example.org/kedja/4", Next=harmless),
    ]


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
PAGE = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Att leda möten</title></head>
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
