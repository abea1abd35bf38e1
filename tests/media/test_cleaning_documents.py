"""Documents as pure files: what goes, what stays, what is refused."""

from io import BytesIO
from typing import Any

import mutagen.mp3
import pikepdf
import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings, strategies as st
from pikepdf import Name
from PIL import Image

from palmecenter.media.cleaning import clean_document

from . import dirty, dirty_documents as offices

DOCUMENTS = {
    "pdf": offices.pdf(),
    "epub": offices.epub(),
    "mp3": offices.mp3(),
}


def clean(data: bytes, ending: str, title: str = "", *, max_bytes: int = 10**7) -> bytes:
    return clean_document(BytesIO(data), ending, title=title, max_bytes=max_bytes).read()


def refusal(data: bytes, ending: str, max_bytes: int = 10**7) -> str | None:
    with pytest.raises(ValidationError) as caught:
        clean(data, ending, max_bytes=max_bytes)
    return caught.value.code


def cleaned_pdf(data: bytes = DOCUMENTS["pdf"], title: str = "") -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(clean(data, "pdf", title)))


@pytest.mark.parametrize("ending", DOCUMENTS)
def test_nothing_that_tells_about_people_is_left(ending: str) -> None:
    assert dirty.finds_canary(DOCUMENTS[ending])
    assert not dirty.finds_canary(clean(DOCUMENTS[ending], ending))


@pytest.mark.parametrize("ending", DOCUMENTS)
def test_the_same_file_gives_the_same_bytes_and_stays_as_it_is_when_cleaned_again(
    ending: str,
) -> None:
    once = clean(DOCUMENTS[ending], ending, "Stadgar")
    assert clean(DOCUMENTS[ending], ending, "Stadgar") == once
    assert clean(once, ending, "Stadgar") == once


@pytest.mark.parametrize("ending", DOCUMENTS)
def test_the_uploaded_file_is_left_alone(ending: str) -> None:
    source = BytesIO(DOCUMENTS[ending])
    clean_document(source, ending, title="", max_bytes=10**7)
    assert source.getvalue() == DOCUMENTS[ending]


@pytest.mark.parametrize("ending", [*DOCUMENTS, "csv"])
@pytest.mark.parametrize("data", [b"\xff\xfe\0\0", b"\x89PNG\r\n\x1a\n\0", dirty.jpeg()])
def test_content_of_another_type_is_refused_whatever_its_name(ending: str, data: bytes) -> None:
    assert refusal(data, ending) == "invalid_document"


@pytest.mark.parametrize("ending", ["pdf", "epub"])
def test_half_a_document_is_refused(ending: str) -> None:
    half = DOCUMENTS[ending][: len(DOCUMENTS[ending]) // 2]
    assert refusal(half, ending) == "invalid_document"


@pytest.mark.parametrize("ending", ["docx", "odt", "xlsx", "svg", "html", "exe", ""])
def test_types_that_cannot_be_cleaned_for_certain_are_refused(ending: str) -> None:
    assert refusal(offices.epub(), ending) == "invalid_extension"


def test_too_many_bytes_are_refused() -> None:
    size = len(offices.CSV)
    assert refusal(offices.CSV, "csv", max_bytes=size - 1) == "file_too_large"
    assert clean(offices.CSV, "csv", max_bytes=size) == offices.CSV


def test_a_pdf_keeps_its_language_tags_and_claim_to_be_accessible() -> None:
    with cleaned_pdf(title="Stadgar") as pdf:
        assert pdf.Root.Lang == "sv"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.StructTreeRoot.K.A.Summary) == "Kassabok"
        assert pdf.open_metadata()["pdfuaid:part"] == "1"


def test_a_pdf_has_the_readers_title_and_no_other_information() -> None:
    with cleaned_pdf(title="Så leder du möten") as pdf:
        assert dict(pdf.docinfo.items()) == {"/Title": "Så leder du möten"}
        assert pdf.open_metadata()["dc:title"] == "Så leder du möten"
    with cleaned_pdf() as pdf:
        assert "/Info" not in pdf.trailer
        assert "/Metadata" not in pdf.Root


def test_a_pdf_runs_nothing_and_links_only_to_the_web() -> None:
    with cleaned_pdf() as pdf:
        assert "/OpenAction" not in pdf.Root
        assert not {"/AA", "/PieceInfo", "/LastModified", "/Metadata"} & set(
            pdf.pages[0].obj.keys()
        )
        links = [note for note in pdf.pages[0].obj.Annots if note.Subtype == Name.Link]
        leading = [link.A for link in links if "/A" in link]
        assert str(leading[0].URI) == "https://example.org/studera"
        assert [str(action.URI)[-7:] for action in leading[1:]] == [
            f"kedja/{number}" for number in (1, 2, 3, 4)
        ]
        # What begins harmlessly must not go on to a program, at whatever link of the chain.
        assert ["/Next" in action for action in leading] == [False, False, False, True, True]
        assert "/Next" not in leading[3].Next


def test_comments_go_with_their_words_but_form_fields_keep_their_name() -> None:
    with cleaned_pdf() as pdf:
        signature, *links = pdf.pages[0].obj.Annots
        assert {str(link.Subtype) for link in links} == {"/Link"}
        assert "Läs detta" not in "".join(map(repr, pdf.objects))
        assert str(signature.T) == "Underskrift"
        assert "/V" not in signature


def test_photos_in_a_pdf_are_cleaned_and_still_show() -> None:
    with cleaned_pdf() as pdf:
        pictures = pdf.pages[0].obj.Resources.XObject
        for name in ("/Im0", "/Im1"):
            raw = pictures[name].read_raw_bytes()
            with Image.open(BytesIO(raw)) as picture:
                picture.load()
                assert picture.size == (96, 64)
                assert not picture.getexif()


def test_an_earlier_version_inside_a_pdf_is_gone() -> None:
    first = BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.obj.Contents = pdf.make_stream(dirty.CANARY.encode())
        pdf.save(first, compress_streams=False)
    old = first.getvalue()
    with pikepdf.open(BytesIO(old)) as opened:
        root, size = opened.Root.objgen[0], int(opened.trailer.Size)
        stream = opened.pages[0].obj.Contents.objgen[0]
    previous = int(old.rpartition(b"startxref")[2].split()[0])
    update = (
        f"{stream} 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n"
        f"xref\n{stream} 1\n{len(old):010d} 00000 n \n"
        f"trailer << /Root {root} 0 R /Size {size} /Prev {previous} >>\n"
    )
    revised = old + f"{update}startxref\n{len(old) + update.index('xref')}\n%%EOF\n".encode()
    assert dirty.finds_canary(revised)
    assert not dirty.finds_canary(clean(revised, "pdf"))


@pytest.mark.parametrize("password", ["", "hemligt"])
def test_a_protected_pdf_is_refused(password: str) -> None:
    target = BytesIO()
    with pikepdf.open(BytesIO(DOCUMENTS["pdf"])) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(owner="o", user=password))
    assert refusal(target.getvalue(), "pdf") == "encrypted"


def test_a_pdf_with_files_attached_is_refused() -> None:
    target = BytesIO()
    with pikepdf.open(BytesIO(DOCUMENTS["pdf"])) as pdf:
        pdf.attachments["budget.xlsx"] = dirty.CANARY.encode()
        pdf.save(target)
    assert refusal(target.getvalue(), "pdf") == "attachments"


def test_a_recording_keeps_its_sound_and_gets_the_readers_title() -> None:
    frames = offices.mp3().count(b"\xff\xfb\x90\x00")
    result = clean(offices.mp3(), "mp3", "Årsmötet")
    assert result.count(b"\xff\xfb\x90\x00") == frames
    tags: Any = mutagen.mp3.MP3(BytesIO(result)).tags
    assert {key: str(value) for key, value in tags.items()} == {"TIT2": "Årsmötet"}
    assert mutagen.mp3.MP3(BytesIO(clean(offices.mp3(), "mp3"))).tags is None


@pytest.mark.parametrize("table", [b"a;b\0", b"a;\xe5", b"a;b\xc3"])
def test_a_table_must_be_text_in_utf_8(table: bytes) -> None:
    assert refusal(table, "csv") == "invalid_document"


@settings(deadline=None)
@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=50))
def test_any_text_is_kept_as_it_is(text: str) -> None:
    data = ("land;år\n" + text).encode()
    assert clean(data, "csv") == data


@settings(deadline=None)
@given(position=st.integers(0, 10**5), byte=st.integers(0, 255))
@pytest.mark.parametrize("ending", ["pdf", "mp3"])
def test_a_damaged_document_is_cleaned_or_refused_with_a_message(
    ending: str, position: int, byte: int
) -> None:
    data = bytearray(DOCUMENTS[ending])
    data[position % len(data)] = byte
    outcome: object = None
    try:
        outcome = clean(bytes(data), ending)
    except ValidationError as refused:
        outcome = refused.messages
    assert outcome
