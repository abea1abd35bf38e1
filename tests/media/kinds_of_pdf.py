"""PDFs that hold more than their pages show, one kind each; the canary is in what nobody sees."""

from pikepdf import Array, Dictionary, Name, String

from .dirty import CANARY
from .dirty_pdf import (
    BAR,
    SECRET,
    TEXT,
    WINDOWS_PATH,
    action,
    attached,
    bookmark,
    direct,
    drawn,
    elsewhere,
    field,
    inline_photo,
    layers,
    maker_in,
    note,
    nothing,
    on_page,
    pdf_with,
    pinned,
    reply,
    scan,
    script,
    tagged,
)

ALT_INLINE = b"/Span <</ActualText (" + WINDOWS_PATH.replace("\\", "\\\\").encode() + b")>> BDC "

# What stays in the file unless somebody does something: taken out, and the editor is told.
REMOVED: dict[str, bytes] = {
    "comments": pdf_with(on_page(note("Text", Contents=String(CANARY)))),
    "comments, a highlighted place": pdf_with(
        on_page(note("Highlight", Contents=String(CANARY), C=[1, 1, 0]))
    ),
    "comments, a reply": pdf_with(reply),
    "comments, in the page": pdf_with(direct),
    "markings, a text box": pdf_with(drawn),
    "markings, a stamp": pdf_with(on_page(note("Stamp", Contents=String(CANARY)))),
    "paths, Alt": pdf_with(tagged("Alt", WINDOWS_PATH)),
    "paths, ActualText": pdf_with(tagged("ActualText", f"/Users/{CANARY}/Desktop/a")),
    "paths, E": pdf_with(tagged("E", rf"\\server\{CANARY}\bild")),
    "paths, a file's name": pdf_with(tagged("Alt", f"{CANARY}.jpg")),
    "paths, in the page": pdf_with(nothing, ALT_INLINE + TEXT + b" EMC"),
    "actions, opening": pdf_with(script("opening")),
    "actions, document": pdf_with(script("document")),
    "actions, page": pdf_with(script("page")),
    "actions, chain": pdf_with(script("chain")),
    "actions, long chain": pdf_with(script("long chain")),
    "actions, names": pdf_with(script("names")),
    "actions, Launch": pdf_with(action("Launch", F=String(WINDOWS_PATH))),
    "actions, SubmitForm": pdf_with(action("SubmitForm", F=String(f"http://{CANARY}"))),
    "local_links": pdf_with(action("URI", URI=String(f"file:///C:/Users/{CANARY}/a.pdf"))),
    "local_links, GoToR": pdf_with(action("GoToR", F=String(WINDOWS_PATH))),
    "xfa": pdf_with(lambda pdf, page: setattr(pdf.Root, "AcroForm", Dictionary(XFA=CANARY))),
    "signatures": pdf_with(field(FT=Name.Sig, V=Dictionary(Type=Name.Sig, Name=CANARY))),
}
# What only the editor can judge: kept if the editor says so.
ASKED: dict[str, bytes] = {
    "entries, a text": pdf_with(field(FT=Name.Tx, V=String(CANARY))),
    "entries, a tick": pdf_with(field(FT=Name.Btn, V=Name.Ja)),
    "entries, choices": pdf_with(field(FT=Name.Ch, V=Array([String(CANARY), String("b")]))),
    "covered, by a bar": pdf_with(nothing, TEXT + SECRET + BAR),
    "covered, white on white": pdf_with(nothing, TEXT + b"1 1 1 rg " + SECRET),
    "covered, invisible": pdf_with(nothing, TEXT + SECRET.replace(b"BT", b"BT 3 Tr")),
    "outside": pdf_with(elsewhere, TEXT + SECRET),
    "names, Alt": pdf_with(maker_in("Alt")),
    "names, a title": pdf_with(maker_in("T")),
    "names, a bookmark": pdf_with(bookmark),
}
# What nobody can take out but the program that the file comes from.
REFUSED: dict[str, bytes] = {
    "redactions": pdf_with(on_page(note("Redact")), TEXT + SECRET),
    "covers": pdf_with(on_page(note("Square", IC=[0, 0, 0])), TEXT + SECRET),
    "covers, in CMYK": pdf_with(on_page(note("Square", IC=[0, 0, 0, 1])), TEXT + SECRET),
    "covers, with a black marker": pdf_with(on_page(note("Highlight", C=[0])), TEXT + SECRET),
    "hidden_layers, off": pdf_with(layers(how="off")),
    "hidden_layers, all off": pdf_with(layers(how="base")),
    "hidden_layers, in their use": pdf_with(layers(how="usage")),
    "hidden_layers, reversed": pdf_with(layers(how="reversed")),
    "attachments": pdf_with(attached),
    "attachments, on a page": pdf_with(pinned),
    "inline_metadata": pdf_with(nothing, inline_photo()),
}
# What is nobody's secret: stored at the first go.
QUIET: dict[str, bytes] = {
    "text": pdf_with(nothing),
    "white on black": pdf_with(
        nothing, TEXT + BAR + b"1 1 1 rg " + SECRET.replace(CANARY.encode(), b"Vit text")
    ),
    "layers that are shown": pdf_with(layers(how="shown")),
    "an alternative text": pdf_with(tagged("Alt", "Kvinnor runt ett bord, 10/12 2026")),
    "an empty field": pdf_with(field(FT=Name.Tx, V=String(""))),
    "a box without its tick": pdf_with(field(FT=Name.Btn, V=Name.Off)),
    "a link": pdf_with(action("URI", URI=String("https://example.org/home/var/x.pdf"))),
    "an opening": pdf_with(
        lambda pdf, page: setattr(pdf.Root, "OpenAction", Array([page, Name.Fit]))
    ),
    "a picture scanned, its words behind": pdf_with(
        lambda pdf, page: setattr(page.Resources, "XObject", Dictionary(Im=scan(pdf))),
        b"BT /F1 40 Tf 3 Tr 1 0 0 1 40 700 Tm (Demokrati) Tj ET q 400 0 0 100 0 680 cm /Im Do Q",
    ),
}
