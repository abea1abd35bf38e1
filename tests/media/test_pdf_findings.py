"""What a PDF holds besides its pages is told to the editor before anything is stored."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import UploadedFile

from palmecenter.media.cleaning import clean_document, pdf_findings
from palmecenter.media.models import Document
from tests.factories.media import DocumentFactory

from . import dirty, dirty_pdf, kinds_of_pdf as kinds
from .conftest import Leaks
from .uploading import LABEL, document_form, prefixed, tick_in, upload_many

pytestmark = pytest.mark.django_db

ADD = "wagtaildocs:add"


def code_of(name: str) -> str:
    """What a kind is called in the code: the names of the tests begin with it."""
    return name.partition(",")[0]


def upload(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("a.pdf", data, "application/pdf")


def post(editor: Client, data: bytes, **extra: object):
    return editor.post(reverse(ADD), document_form(file=upload(data), **extra))


def nothing_is_stored(media_root: Path) -> bool:
    files = [one for one in media_root.rglob("*") if one.is_file()]
    return not (files or Document.objects.exists() or UploadedFile.objects.exists())


def told_in(html: str) -> str:
    soup = BeautifulSoup(html, "lxml")
    return " ".join(one.get_text(" ") for one in soup.select(".error-message, .w-field__errors"))


@pytest.mark.parametrize("name", kinds.REMOVED)
def test_what_is_taken_out_is_told_first_and_then_gone(
    name: str, editor: Client, leaks: Leaks, media_root: Path
) -> None:
    data = kinds.REMOVED[name]
    assert dirty.finds_canary(data), "The test's own file holds nothing."
    found = {one.kind.code for one in pdf_findings(BytesIO(data))}
    assert found == {code_of(name)}
    first = post(editor, data)
    assert first.status_code == 200
    assert nothing_is_stored(media_root)
    response = post(editor, data, **tick_in(first.content.decode()))
    assert response.status_code == 302, response.context["form"].errors
    assert leaks() == []


@pytest.mark.parametrize("name", kinds.ASKED)
def test_what_only_the_editor_can_judge_waits_for_a_tick(
    name: str, editor: Client, media_root: Path
) -> None:
    data = kinds.ASKED[name]
    found = pdf_findings(BytesIO(data))
    assert {one.kind.code for one in found} == {code_of(name)}
    first = post(editor, data)
    html = first.content.decode()
    assert nothing_is_stored(media_root)
    for one in found:
        assert one.excerpt
        assert one.excerpt[:20] in told_in(html)
    assert post(editor, data, **tick_in(html)).status_code == 302


@pytest.mark.parametrize("name", kinds.REFUSED)
def test_what_cannot_be_taken_out_is_refused_whatever_is_ticked(
    name: str, editor: Client, media_root: Path
) -> None:
    data = kinds.REFUSED[name]
    first = post(editor, data)
    html = first.content.decode()
    assert "findings_seen" not in html
    assert told_in(html)
    tick = tick_in(post(editor, kinds.REMOVED["comments"]).content.decode())
    post(editor, data, **tick)
    assert nothing_is_stored(media_root)
    with pytest.raises(ValidationError) as caught:  # nor does code get past it
        clean_document(BytesIO(data), "pdf", title="", max_bytes=10**7)
    assert caught.value.code == code_of(name)


@pytest.mark.parametrize("name", kinds.QUIET)
def test_nobody_is_asked_about_what_is_nobody_s_secret(
    name: str, editor: Client, media_root: Path
) -> None:
    assert pdf_findings(BytesIO(kinds.QUIET[name])) == []
    assert post(editor, kinds.QUIET[name]).status_code == 302


def test_the_list_names_pages_and_first_words(editor: Client, media_root: Path) -> None:
    data = BytesIO()
    with pikepdf.open(BytesIO(kinds.REMOVED["comments"])) as pdf:
        pdf.pages.append(pdf.pages[0])
        pdf.pages[1].obj.Annots = pikepdf.Array(
            [
                dirty_pdf.note("Text", Contents=f"Nr {n} <script>alert(1)</script>")
                for n in range(12)
            ]
        )
        pdf.save(data)
    response = post(editor, data.getvalue())
    words = told_in(response.content.decode())
    assert f"Page 1: “{dirty.CANARY}”" in words
    assert "Page 2: “Nr 0 <script>alert(1)</script>”" in words
    assert "and 5 more" in words
    assert "<script>alert(1)" not in response.content.decode()


def test_a_tick_is_good_for_the_very_same_file(editor: Client, media_root: Path) -> None:
    tick = tick_in(post(editor, kinds.ASKED["entries, a text"]).content.decode())
    another = post(editor, kinds.ASKED["covered, by a bar"], **tick)
    assert nothing_is_stored(media_root)
    assert tick_in(another.content.decode()) != tick


def test_what_is_typed_stays_while_the_editor_is_asked(editor: Client, media_root: Path) -> None:
    response = post(editor, kinds.REMOVED["comments"], title="Handbok i möten")
    soup = BeautifulSoup(response.content, "lxml")
    assert soup.select_one("input[name=title][value='Handbok i möten']")
    assert soup.select_one(f"input[name=label_sv][value='{LABEL['label_sv']}']")


def test_a_new_file_for_an_old_document_is_asked_about_too(
    editor: Client, media_root: Path
) -> None:
    document = DocumentFactory.create(**LABEL)
    before = Path(document.file.path).read_bytes()
    url = reverse("wagtaildocs:edit", args=[document.pk])
    first = editor.post(url, document_form(file=upload(kinds.ASKED["entries, a text"])))
    assert "Namn: " in told_in(first.content.decode())
    document.refresh_from_db()
    assert Path(document.file.path).read_bytes() == before
    tick = tick_in(first.content.decode())
    data = document_form(file=upload(kinds.ASKED["entries, a text"]), **tick)
    assert editor.post(url, data).status_code == 302
    document.refresh_from_db()
    with pikepdf.open(document.file.path) as pdf:
        assert str(pdf.Root.AcroForm.Fields[0].V) == dirty.CANARY
    # And no file, no question.
    assert editor.post(url, document_form()).status_code == 302


def test_the_chooser_asks_as_the_form_does(editor: Client, media_root: Path) -> None:
    url, prefix = reverse("wagtaildocs_chooser:create"), "document-chooser-upload"
    data = document_form(file=upload(kinds.REMOVED["comments"]))
    html = editor.post(url, prefixed(prefix, data)).json()["htmlFragment"]
    assert dirty.CANARY in told_in(html)
    assert nothing_is_stored(media_root)
    data = document_form(file=upload(kinds.REMOVED["comments"]))
    assert editor.post(url, prefixed(prefix, data) | tick_in(html)).json()["step"] == "chosen"


@pytest.mark.parametrize(
    ("data", "goes_on"),
    [(kinds.REMOVED["comments"], True), (kinds.REFUSED["redactions"], False)],
)
def test_the_uploader_of_many_says_what_was_found_and_leads_to_where_it_is_asked(
    data: bytes, goes_on: bool, editor: Client, media_root: Path
) -> None:
    answer = upload_many(editor, "document", upload(data)).json()
    assert not answer["success"]
    assert nothing_is_stored(media_root)
    soup = BeautifulSoup(answer["error_message"], "lxml")
    assert "PDF" in soup.get_text()
    links = [str(link["href"]) for link in soup.select("a")]
    assert links == ([reverse(ADD)] if goes_on else [])


def test_the_uploader_of_many_never_runs_what_a_file_says(editor: Client, media_root: Path) -> None:
    evil = dirty_pdf.pdf_with(
        dirty_pdf.on_page(dirty_pdf.note("Text", Contents="<img src=x onerror=alert(1)>"))
    )
    answer = upload_many(editor, "document", upload(evil)).json()
    assert "<img" not in answer["error_message"]
    assert "&lt;img src=x" in answer["error_message"]


def test_the_question_is_in_the_editor_s_language(editor: Client, media_root: Path) -> None:
    editor.cookies["django_language"] = "sv"
    response = editor.post(
        reverse(ADD),
        document_form(file=upload(kinds.REMOVED["comments"])),
        headers={"accept-language": "sv"},
    )
    words = told_in(response.content.decode())
    assert re.search(r"Sida 1: ”", words)


@pytest.mark.parametrize("name", [*kinds.REMOVED, *kinds.ASKED])
def test_a_cleaned_file_stays_as_it_is_when_cleaned_again(name: str) -> None:
    data = {**kinds.REMOVED, **kinds.ASKED}[name]

    def clean(one: bytes) -> bytes:
        return clean_document(BytesIO(one), "pdf", title="Bok", max_bytes=10**7).read()

    assert clean(clean(data)) == clean(data)


def test_comments_leave_no_trace_in_the_tags() -> None:
    clean = clean_document(
        BytesIO(kinds.REMOVED["comments, a reply"]), "pdf", title="", max_bytes=10**7
    )
    with pikepdf.open(clean) as pdf:
        several, single = pdf.Root.StructTreeRoot.K
        assert list(several.K) == [0]
        assert "/K" not in single
        assert not len(pdf.pages[0].obj.Annots)
