"""Making PDFs that hold more than their pages show."""

import io
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from .dirty import CANARY, jpeg

TEXT = b"BT /F1 24 Tf 1 0 0 1 40 700 Tm (Demokrati i praktiken) Tj ET "
SECRET = b"BT /F1 24 Tf 1 0 0 1 40 500 Tm (" + CANARY.encode() + b") Tj ET "
BAR = b"q 0 0 0 rg 30 490 500 34 re f Q "
WINDOWS_PATH = rf"C:\Users\{CANARY}\Pictures\IMG_2231.JPG"
MAKER = "Tendai Moyo"

Made = Callable[[pikepdf.Pdf, Dictionary], None]


def pdf_with(make: Made, contents: bytes = TEXT) -> bytes:
    """A PDF of one page, after something was done to it."""
    target = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842)).obj
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
        page.Contents = pdf.make_stream(contents)
        make(pdf, page)
        pdf.save(target, deterministic_id=True)
    return target.getvalue()


def note(subtype: str, **entries: Any) -> Dictionary:
    return Dictionary(
        Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=[40, 490, 500, 530], **entries
    )


def on_page(*notes: Dictionary) -> Made:
    def make(pdf: pikepdf.Pdf, page: Dictionary) -> None:
        page.Annots = Array([pdf.make_indirect(one) for one in notes])

    return make


def reply(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    """A comment with its window and an answer to it, which the tree of tags knows as well."""
    first = pdf.make_indirect(
        note("Text", Contents=String("Läs"), RC=String(f"<p>{CANARY}</p>"), T=String(CANARY))
    )
    window = pdf.make_indirect(note("Popup", Parent=first, Contents=String(CANARY)))
    answer = pdf.make_indirect(note("Text", IRT=first, Subj=String(CANARY), NM=String(CANARY)))
    first.Popup = window
    page.Annots = Array([first, window, answer])
    tag = Dictionary(Type=Name.StructElem, S=Name.Annot)
    tag.K = Array([0, Dictionary(Type=Name.OBJR, Obj=first)])
    single = Dictionary(Type=Name.StructElem, S=Name.Annot)
    single.K = Dictionary(Type=Name.OBJR, Obj=answer)
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, K=Array([tag, single]))
    )


def direct(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    """Comments that stand in the page itself, one without a place and a kind."""
    page.Annots = Array([note("Text", Contents=String(CANARY)), Dictionary(Contents=CANARY)])


def drawn(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    look = pdf.make_stream(SECRET, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 500, 40])
    on_page(note("FreeText", Contents=String(CANARY), AP=Dictionary(N=look)))(pdf, page)


def tagged(key: str, text: str) -> Made:
    def make(pdf: pikepdf.Pdf, page: Dictionary) -> None:
        figure = Dictionary(Type=Name.StructElem, S=Name.Figure)
        figure[f"/{key}"] = String(text)
        pdf.Root.StructTreeRoot = pdf.make_indirect(
            Dictionary(Type=Name.StructTreeRoot, K=Array([pdf.make_indirect(figure)]))
        )

    return make


def maker_in(key: str) -> Made:
    def make(pdf: pikepdf.Pdf, page: Dictionary) -> None:
        pdf.docinfo["/Author"] = String(MAKER)
        tagged(key, f"Bild, {MAKER} 2026")(pdf, page)

    return make


def bookmark(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    pdf.docinfo["/Author"] = String(MAKER)
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"Utkast av {MAKER}", 0))


def layers(*, how: str) -> Made:
    def make(pdf: pikepdf.Pdf, page: Dictionary) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Utkast")))
        usual = Dictionary(Order=Array([layer]))
        if how == "off":
            usual.OFF = Array([layer])
        elif how == "base":
            usual.BaseState = Name.OFF
        elif how == "usage":
            layer.Usage = Dictionary(View=Dictionary(ViewState=Name.OFF))
        elif how == "reversed":
            pdf.Root.Later = pdf.make_indirect(
                Dictionary(Type=Name.OCMD, OCGs=layer, P=Name.AllOff)
            )
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=usual)

    return make


def field(**entries: Any) -> Made:
    def make(pdf: pikepdf.Pdf, page: Dictionary) -> None:
        on_page(note("Widget", T=String("Namn"), **entries))(pdf, page)
        pdf.Root.AcroForm = Dictionary(Fields=Array([page.Annots[0]]))

    return make


def attached(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    pdf.attachments["budget.xlsx"] = CANARY.encode()


def pinned(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    file = pdf.make_stream(CANARY.encode(), Type=Name.EmbeddedFile)
    spec = Dictionary(Type=Name.Filespec, F=String("budget.xlsx"), EF=Dictionary(F=file))
    on_page(note("FileAttachment", FS=spec))(pdf, page)


def script(place: str) -> Made:
    def make(pdf: pikepdf.Pdf, page: Dictionary) -> None:
        run = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{CANARY}')"))
        if place == "opening":
            pdf.Root.OpenAction = run
        elif place == "document":
            pdf.Root.AA = Dictionary(WC=run)
        elif place == "page":
            page.AA = Dictionary(O=run)
        elif place == "chain":
            start = Dictionary(S=Name.GoTo, D=Array([page, Name.Fit]), Next=run)
            on_page(note("Link", A=start))(pdf, page)
        elif place == "long chain":
            middle = Dictionary(S=Name.GoTo, D=Array([page, Name.Fit]), Next=Array([run]))
            start = Dictionary(S=Name.GoTo, D=Array([page, Name.Fit]), Next=middle)
            on_page(note("Link", A=start))(pdf, page)
        else:
            names = Array([String("a"), run])
            pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=names))

    return make


def action(kind: str, **entries: Any) -> Made:
    return on_page(note("Link", A=Dictionary(S=Name(f"/{kind}"), **entries)))


def inline_photo() -> bytes:
    """A page with a photo in its own text, and in that what the camera wrote."""
    photo = jpeg()
    size = b"/W 96 /H 64 /CS /RGB /BPC 8 /F /DCT"
    return TEXT + b"q 96 0 0 64 0 0 cm BI " + size + b" ID " + photo + b" EI Q "


def nothing(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    """Leave the page as it is."""


def scan(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    """A picture with as much black as white in each corner."""
    rows = b"".join((b"\xaa" if row % 2 else b"\x55") * 50 for row in range(100))
    return pdf.make_stream(
        zlib.compress(rows), Type=Name.XObject, Subtype=Name.Image, Width=400, Height=100,
        ColorSpace=Name.DeviceGray, BitsPerComponent=1, Filter=Name.FlateDecode,
    )  # fmt: skip


def elsewhere(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    """Text beyond the edge that readers see."""
    page.CropBox = [0, 600, 595, 842]
