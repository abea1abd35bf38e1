"""Any page as PDF: its own words, tagged, made once, kept while it holds, from nowhere else."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from django.conf import settings as project
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pdfua import Severity, validate
from pypdf import PdfReader
from wagtail.models import PageViewRestriction

from palmecenter.pages.models import BasePage
from palmecenter.printing import files, keeping, pdf, typesetting
from palmecenter.printing.booklet import sides
from palmecenter.printing.names import content_disposition
from palmecenter.printing.resources import own_resource, resources_of
from palmecenter.printing.typesetter import adapted, typeset as typeset_parcel
from palmecenter.printing.typesetting import NotMadeError, Reason, pack, typeset
from tests.factories.pages import ContentPageFactory, publish

pytestmark = pytest.mark.django_db

PDF = {"sv": "/sv/om-oss/kontakt/pdf/", "en": "/en/about-us/contact-us/pdf/"}
BASE = "http://testserver/sv/"


@pytest.fixture(autouse=True)
def kept(settings, tmp_path) -> Path:
    """A place of its own for the files that each test keeps."""
    settings.KEPT_FILES_DIR = tmp_path / "kept"
    return tmp_path / "kept" / "files"


@pytest.fixture
def made(monkeypatch) -> list[str]:
    """What the typesetter was given, which takes no time here and sets nothing."""
    given: list[str] = []

    def pretend(html: str, base: str, resources: object) -> bytes:
        given.append(html)
        return f"%PDF of {len(given)}".encode()

    monkeypatch.setattr(pdf, "typeset", pretend)
    return given


def body(response) -> bytes:
    assert response.status_code == 200, response.content
    return response.getvalue()


def words(data: bytes) -> str:
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split()
    )


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
    data = typeset(html, BASE, resources_of(html, BASE))
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
    data = typeset(html, BASE, resources_of(html, BASE))
    with pikepdf.open(BytesIO(data)) as document:
        objects = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
        names = [str(one.BaseFont) for one in objects if one.get("/Type") == pikepdf.Name.Font]
        embedded = [one for one in objects if {"/FontFile2", "/FontFile3"} & set(one.keys())]
    assert any(font in name for name in names), names
    assert embedded
    assert ".notdef" not in words(data)


def test_it_is_made_once_and_answers_with_all_that_a_download_needs(client, content, made):
    first = client.get(PDF["sv"])
    data = body(first)
    again = client.get(PDF["sv"])
    assert body(again) == data
    assert len(made) == 1
    assert first["Content-Type"] == "application/pdf"
    assert int(first["Content-Length"]) == len(data)
    assert first["Cache-Control"] == "public, no-cache"
    assert first["X-Robots-Tag"] == "noindex"
    assert first["ETag"].startswith('"')
    assert client.get(PDF["sv"], headers={"if-none-match": first["ETag"]}).status_code == 304
    head = client.head(PDF["sv"])
    assert head.status_code == 200
    assert head["Content-Length"] == first["Content-Length"]
    assert head.getvalue() == b""


def test_a_changed_page_has_another_file_and_the_old_one_is_removed(client, content, made, kept):
    old = client.get(PDF["sv"])
    body(old)
    publish(content, heading_sv="Nytt namn")
    assert not list(kept.glob("*/*.pdf"))
    new = client.get(PDF["sv"])
    body(new)
    assert len(made) == 2
    assert "Nytt namn" in made[1]
    assert "nytt-namn.pdf" in new["Content-Disposition"]


def test_what_another_page_says_there_makes_another_file(client, section, made):
    below = ContentPageFactory(parent=section, heading_sv="Första")
    body(client.get("/sv/om-oss/pdf/"))
    publish(below, heading_sv="Andra")
    body(client.get("/sv/om-oss/pdf/"))
    assert "Första" in made[0]
    assert "Andra" in made[1]
    assert "Första" not in made[1]


def withdraw(page: BasePage) -> None:
    page.unpublish()


def raise_level(page: BasePage) -> None:
    page.protection = "protected"
    page.save()


def make_private(page: BasePage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def delete(page: BasePage) -> None:
    page.delete()


@pytest.mark.parametrize("act", [withdraw, raise_level, make_private, delete])
def test_what_is_withdrawn_lies_about_nowhere(client, section, content, made, kept, act):
    for path in (PDF["sv"], "/sv/om-oss/pdf/"):
        body(client.get(path))
    assert len(list(kept.glob("*/*.pdf"))) == 2
    act(BasePage.objects.get(pk=content.pk).specific)
    assert not list(kept.glob("*/*.pdf"))


def test_a_file_that_was_being_made_meanwhile_is_not_kept(client, content, kept, monkeypatch):
    def slow(html: str, base: str, resources: object) -> bytes:
        BasePage.objects.get(pk=content.pk).unpublish()
        return b"%PDF"

    monkeypatch.setattr(pdf, "typeset", slow)
    response = client.get(PDF["sv"])
    assert response.status_code == 503
    assert not list(kept.glob("*/*.pdf"))
    assert client.get(PDF["sv"]).status_code == 404


def test_drafts_have_no_file_and_private_pages_only_for_who_may_read(
    client, editor_client, section, content, made
):
    draft = ContentPageFactory(parent=section, slug="utkast", live=False)
    assert client.get(f"{draft.address('sv')}pdf/").status_code == 404
    make_private(content)
    body(editor_client.get(PDF["sv"]))
    response = client.get(PDF["sv"])
    assert response.status_code == 302
    assert "private" in editor_client.get(PDF["sv"])["Cache-Control"]


def test_what_is_kept_does_not_depend_on_who_asked_first(client, editor_client, content, made):
    body(editor_client.get(PDF["sv"]))
    body(client.get(PDF["sv"]))
    assert len(made) == 1
    assert "userbar" not in made[0]


def test_several_who_ask_at_once_get_one_file_made_once(tmp_path, settings):
    slot, calls = keeping.Slot(7, "sv", "pdf"), []

    def ask(_number: int) -> bytes:
        born = keeping.generation()
        with keeping.making(wait=10) as mine:
            assert mine
            found = keeping.find(slot, "key")
            if found is None:
                calls.append(1)
                found = keeping.keep(slot, "key", b"%PDF" * 100_000, born)
        assert found is not None
        return found.path.read_bytes()

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(ask, range(16)))
    assert len(calls) == 1
    assert set(results) == {b"%PDF" * 100_000}


def test_who_waits_too_long_is_told_when_to_come_back(client, content, made, monkeypatch):
    monkeypatch.setattr(files, "PATIENCE", 0)
    with keeping.making(wait=1):
        response = client.get(PDF["sv"])
    assert response.status_code == 503
    assert response["Retry-After"]
    assert "En annan fil håller på att göras" in response.content.decode()


@pytest.mark.parametrize("reason", [Reason.TOO_BIG, Reason.FAILED, Reason.NO_LIBRARIES])
@pytest.mark.parametrize("code", PDF)
def test_a_file_that_cannot_be_made_is_a_plain_word_and_no_error(
    client, content, monkeypatch, reason, code
):
    def fail(*_args: object) -> bytes:
        raise NotMadeError(reason)

    monkeypatch.setattr(pdf, "typeset", fail)
    response = client.get(PDF[code])
    text = response.content.decode()
    assert response.status_code == 503
    heading = "går inte att göra" if code == "sv" else "cannot be made"
    assert heading in text
    assert PDF[code].removesuffix("pdf/") in text


def test_a_document_that_takes_too_long_or_is_too_long_is_given_up(settings, monkeypatch):
    html = "<p>a</p>"
    settings.SECONDS_TO_MAKE_A_FILE = 0.01
    with pytest.raises(NotMadeError) as error:
        typeset(html, BASE, resources_of(html, BASE))
    assert error.value.reason is Reason.TOO_BIG
    monkeypatch.setattr(typesetting, "MOST_LETTERS", 3)
    with pytest.raises(NotMadeError):
        typeset(html, BASE, resources_of(html, BASE))


def test_without_the_system_libraries_no_link_is_shown_and_the_address_says_why(
    client, content, monkeypatch
):
    assert PDF["sv"] in client.get("/sv/om-oss/kontakt/").content.decode()
    monkeypatch.setattr(typesetting, "LIBRARIES", (("libnowhere.so",),))
    typesetting.can_typeset.cache_clear()
    try:
        assert PDF["sv"] not in client.get("/sv/om-oss/kontakt/").content.decode()
        response = client.get(PDF["sv"])
        assert response.status_code == 503
        assert "Den här servern saknar" in response.content.decode()
    finally:
        monkeypatch.undo()
        typesetting.can_typeset.cache_clear()


def test_the_foot_offers_the_file_with_its_size_once_it_is_known(client, content, made, settings):
    address = "/sv/om-oss/kontakt/"
    assert "Hämta som PDF</a>" in client.get(address).content.decode()
    body(client.get(PDF["sv"]))
    assert "Hämta som PDF <small>(" in client.get(address).content.decode()
    with CaptureQueriesContext(connection) as captured:
        client.get(PDF["sv"]).close()
    assert len(captured) <= 12


# --- Nothing from elsewhere --------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/x.png",
        "http://testserver:8080/static/css/base.css",
        "file:///etc/passwd",
        "http://testserver/media/original_images/secret.jpg",
        "http://testserver/media/documents/secret.pdf",
        "http://testserver/media/images/../original_images/secret.jpg",
        "http://testserver/media/images/%2e%2e/original_images/secret.jpg",
        "http://testserver/static/../manage.py",
        "http://testserver/static/%2e%2e/manage.py",
        "http://testserver/sv/",
        "data:text/plain,hello",
        "http://testserver@evil.example/static/css/base.css",
    ],
)
def test_only_the_site_s_own_public_files_are_taken(address):
    assert own_resource(address, BASE) is None


def test_the_typesetter_reaches_nothing_that_a_hostile_document_asks_for(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("CANARY-FROM-DISK")
    hostile = [
        f"file://{secret}",
        str(secret),
        "file:///etc/passwd",
        "http://127.0.0.1:9/x",
        "ftp://127.0.0.1/x",
        "../../manage.py",
        "//evil.example/x",
        "jar:file:///x!/y",
    ]
    html = '<!doctype html><html lang="en"><title>T</title>' + "".join(
        f'<link rel="attachment" href="{one}"><link rel="stylesheet" href="{one}">'
        f'<img src="{one}" alt="a"><object data="{one}"></object><embed src="{one}">'
        f'<a rel="attachment" href="{one}">a</a><p style="background:url({one})">text</p>'
        f'<style>@import "{one}"; @font-face {{ font-family: x; src: url({one}) }}</style>'
        f'<svg><image href="{one}"/><use href="{one}#a"/></svg>'
        for one in hostile
    )
    resources = resources_of(html, BASE)
    assert list(resources.read()) == []
    with ZipFile(BytesIO(pack(html, BASE, resources))) as parcel:
        data = typeset_parcel(parcel)
    with pikepdf.open(BytesIO(data)) as document:
        assert not document.attachments
        streams = b"".join(
            one.read_bytes() for one in document.objects if isinstance(one, pikepdf.Stream)
        )
    assert b"CANARY" not in streams
    assert b"root:" not in streams


def test_the_typesetter_knows_no_settings_and_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "CANARY")
    monkeypatch.setenv("DATABASE_URL", "CANARY")
    assert "CANARY" not in typesetting._environment().values()
    code = (
        "import sys, palmecenter.printing.typesetter; "
        "sys.exit('django' in sys.modules or 'palmecenter.settings' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=project.BASE_DIR, check=False)  # noqa: S603
    assert done.returncode == 0


def test_style_sheets_are_adapted_to_what_the_typesetter_knows():
    css = (
        "@supports selector(&) { a { color: red } li::marker { color: red; content: 'x'; top: 0 } }"
    )
    assert adapted(css).replace(" ", "") == ("@mediaall{a{color:red}li::marker{color:red;top:0}}")


# --- Names and booklets ------------------------------------------------------------------------


def test_files_are_called_what_the_page_is_called():
    assert content_disposition("Så arbetar vi", "pdf") == (
        "attachment; filename=\"sa-arbetar-vi.pdf\"; filename*=UTF-8''S%C3%A5%20arbetar%20vi.pdf"
    )
    hostile = content_disposition('a/../b"\r\nSet-Cookie: x\u202efdp', "pdf")
    assert "\r" not in hostile
    assert "\n" not in hostile
    assert "/.." not in hostile
    assert "%E2%80%AE" not in hostile


@pytest.mark.parametrize("pages", [1, 4, 5, 12, 31])
def test_a_folded_booklet_reads_in_order(pages):
    laid = sides(pages)
    assert len(laid) % 2 == 0
    shown = [page for side in laid for page in side if page is not None]
    assert sorted(shown) == list(range(pages))
    # The outermost sheet carries the first page at right, the second at its back, left.
    assert laid[0][1] == 0
    if pages > 1:
        assert laid[1][0] == 1
    # Folded, the pages that face each other in the middle stand on one side.
    left, right = laid[-1]
    assert right is None or left is None or right == left + 1
