"""Any page as PDF: its own words, tagged, in whatever script."""

from io import BytesIO

import pikepdf
import pytest
from pdfua import Severity, validate

from palmecenter.printing.pdf_client import make_pdf
from palmecenter.printing.resources import resources_of
from tests.factories.pages import publish
from tests.printing.pdf.reading import BASE, PDF, body, words

pytestmark = pytest.mark.django_db


def test_the_file_says_what_the_page_says_in_the_reader_s_language(client, content):
    publish(
        content,
        body_sv=[("heading", {"text": "Öppettider", "level": "2"}), ("text", "<p>Åtta.</p>")],
    )
    data = body(client.get(PDF["sv"]))
    said = words(data)
    for expected in ("Kontakt", "Öppettider", "Åtta.", "På webben", "1 (1)", "testserver/sv/"):
        assert expected in said
    assert "Utskrivet" not in said  # a file that is kept was printed on no day
    with pikepdf.open(BytesIO(data)) as document:
        assert document.Root.Lang == "sv"
        assert document.Root.MarkInfo.Marked
        assert document.docinfo["/Title"] == "Kontakt"
        assert "/Author" not in document.docinfo
        assert "/CreationDate" not in document.docinfo
        (bookmark,) = list(document.open_outline().root)
        assert bookmark.title == "Kontakt"
        assert [one.title for one in bookmark.children] == ["Öppettider"]
    english = words(body(client.get(PDF["en"])))
    for expected in ("Contact us", "Body text in English.", "On the web"):
        assert expected in english
    assert "Hämta" not in english


def test_a_smoke_test_finds_the_tags_that_a_machine_can_look_for(client, content, tmp_path):
    path = tmp_path / "page.pdf"
    path.write_bytes(body(client.get(PDF["sv"])))
    # A part of PDF/UA-1's rules: that none fails here makes no file valid.
    errors = [one for one in validate(str(path)).findings if one.severity is Severity.ERROR]
    assert [(one.rule_id, one.message) for one in errors] == []


def test_a_table_s_headers_say_what_they_head(client, content):
    rows = "".join(f"<tr><td>{n}</td><td>{n * n}</td></tr>" for n in range(80))
    html = (
        '<!doctype html><html lang="sv"><title>T</title><table><caption>Tal</caption><thead><tr>'
        f'<th scope="col">a</th><th scope="col">b</th></tr></thead><tbody>{rows}</tbody></table>'
    )
    data = make_pdf(html, BASE, resources_of(html, BASE))
    with pikepdf.open(BytesIO(data)) as document:
        heads = [
            one
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.TH
        ]
        assert heads
        assert all(one["/A"]["/Scope"] == pikepdf.Name.Column for one in heads)


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("Мы верим в равенство", "Noto"),
        ("نؤمن بالمساواة", "Noto"),
        ("တန်းတူညီမျှမှု", "Noto"),
        ("Łódź", "Palmeserif"),
    ],
)
def test_every_script_finds_a_face_that_has_it_and_takes_it_along(text, font):
    html = (
        '<!doctype html><html lang="en"><title>T</title>'
        '<link rel="stylesheet" href="/static/css/fonts.css">'
        '<link rel="stylesheet" href="/static/css/tokens.css">'
        f'<link rel="stylesheet" href="/static/css/pdf.css"><body><p>{text}</p>'
    )
    data = make_pdf(html, BASE, resources_of(html, BASE))
    with pikepdf.open(BytesIO(data)) as document:
        objects = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
        names = [str(one.BaseFont) for one in objects if one.get("/Type") == pikepdf.Name.Font]
        embedded = [one for one in objects if {"/FontFile2", "/FontFile3"} & set(one.keys())]
    assert any(font in name for name in names), names
    assert embedded
    assert ".notdef" not in words(data)
