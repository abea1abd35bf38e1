"""Names of files: whole in any script, harmless in any file system, and with a fallback."""

import unicodedata
from email.message import Message

import pytest
from hypothesis import given, strategies as st

from palmecenter.media.file_names import (
    MOST_BYTES,
    content_disposition,
    disposition_of,
    file_name,
    plain_name,
)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Cirkeln. Åtta träffar", "Cirkeln. Åtta träffar.pdf"),
        ("စက်ဝိုင်း။ တွေ့ဆုံပွဲ", "စက်ဝိုင်း။ တွေ့ဆုံပွဲ.pdf"),
        ("مقعد من كل مقعدين", "مقعد من كل مقعدين.pdf"),
        ("Slututvärdering: Kontrakt/avtal?", "Slututvärdering Kontrakt avtal.pdf"),
        ("a\u202efdp.exe", "afdp.exe.pdf"),
        ("line\r\nSet-Cookie: a=b", "lineSet-Cookie a=b.pdf"),
        ("...", "file.pdf"),
        ("", "file.pdf"),
    ],
)
def test_a_file_is_called_what_its_edition_is_called(title, name):
    assert file_name(title, "pdf") == name


def test_a_long_name_is_cut_between_letters_and_not_within_one():
    name = file_name("စက်ဝိုင်း" * 30, "pdf")
    assert len(name.encode()) <= MOST_BYTES + 4
    assert ("စက်ဝိုင်း" * 30).startswith(name.removesuffix(".pdf"))
    following = ("စက်ဝိုင်း" * 30)[len(name) - 4]
    assert unicodedata.category(following)[0] != "M"


@given(st.text())
def test_no_title_makes_a_name_that_harms(title):
    name = file_name(title, "pdf")
    assert not set('\\/:*?"<>|\r\n\0').intersection(name)
    assert len(name.encode()) < 255
    assert content_disposition(name, "x-sv.pdf").isascii()


@given(st.text(min_size=1))
def test_programs_read_the_whole_name_out_of_the_header(title):
    name = file_name(title, "pdf")
    message = Message()
    message["Content-Disposition"] = content_disposition(name, "x-sv.pdf")
    assert message.get_filename() in {name, "x-sv.pdf"}
    if name != "x-sv.pdf":
        assert "filename*=UTF-8''" in message["Content-Disposition"]


def test_old_programs_get_a_name_in_ascii():
    assert plain_name("the-circle", "my", "pdf") == "the-circle-my.pdf"
    header = content_disposition("Häfte.pdf", "booklet-sv.pdf")
    assert header == "attachment; filename=\"booklet-sv.pdf\"; filename*=UTF-8''H%C3%A4fte.pdf"


def test_files_are_called_what_the_page_is_called():
    assert disposition_of("Så arbetar vi", "pdf") == (
        "attachment; filename=\"sa-arbetar-vi.pdf\"; filename*=UTF-8''S%C3%A5%20arbetar%20vi.pdf"
    )
    hostile = disposition_of('a/../b"\r\nSet-Cookie: x\u202efdp', "pdf")
    assert "\r" not in hostile
    assert "\n" not in hostile
    assert "/.." not in hostile
    assert "%E2%80%AE" not in hostile
