"""Files are made one at a time: a few readers wait, others come back, and pages go on."""

import errno
import os
import resource
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palmecenter.printing import file_cache, locks, pdf, pdf_client, pdf_worker
from palmecenter.printing.pdf_client import NotMadeError, Reason, make_pdf, where
from palmecenter.printing.resources import resources_of
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.printing.pdf.reading import BASE, PDF, body

pytestmark = pytest.mark.django_db

LISTS = {"sv": "/sv/utvecklingsprojekt/", "en": "/en/development-projects/"}
PRINT = {"sv": "skriv-ut", "en": "print"}


@pytest.fixture
def index(home) -> None:
    ProjectPageFactory(parent=ProjectIndexPageFactory(parent=home), heading_sv="Brunnar")


def test_when_a_few_wait_the_next_is_told_at_once_and_makes_nothing(
    client, content, made, settings, monkeypatch
):
    monkeypatch.setattr(locks, "making", None)  # whoever waited for the lock would fail
    with ExitStack() as held:
        for _reader in range(settings.FILES_IN_LINE):
            assert held.enter_context(locks.in_line(settings.FILES_IN_LINE))
        response = client.get(PDF["sv"])
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert made == []


def test_who_is_turned_away_does_not_cost_a_page(client, content, settings):
    """Forty who ask at once would each have the print view written for nothing."""
    address = PDF["sv"].removesuffix("pdf/")
    with CaptureQueriesContext(connection) as of_the_page:
        client.get(f"{address}{PRINT['sv']}/")
    with ExitStack() as held:
        for _reader in range(settings.FILES_IN_LINE):
            held.enter_context(locks.in_line(settings.FILES_IN_LINE))
        with CaptureQueriesContext(connection) as turned_away:
            assert client.get(PDF["sv"]).status_code == 503
    assert len(turned_away) < len(of_the_page)


def test_a_file_that_is_kept_is_sent_however_many_wait(client, content, made, settings):
    data = body(client.get(PDF["sv"]))
    with ExitStack() as held:
        for _reader in range(settings.FILES_IN_LINE):
            held.enter_context(locks.in_line(settings.FILES_IN_LINE))
        assert body(client.get(PDF["sv"])) == data


def test_a_place_in_the_line_is_free_again_when_whoever_had_it_is_gone():
    def fail() -> None:
        with locks.in_line(1) as mine:
            assert mine
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with locks.in_line(1) as mine, locks.in_line(1) as another:
        assert mine
        assert not another


def test_one_network_has_so_many_files_made_in_an_hour_and_no_more(
    client, section, content, made, settings
):
    settings.DOCUMENTS_AN_HOUR = 1
    body(client.get(PDF["sv"]))
    response = client.get(PDF["en"])
    assert response.status_code == 429
    assert response["Retry-After"]
    assert "Many files have been made for your network" in response.content.decode()
    body(client.get(PDF["sv"]))  # what is kept does not count
    body(client.get(PDF["en"], REMOTE_ADDR="192.0.2.9"))
    assert len(made) == 2


def test_who_had_them_made_is_not_stored(client, content, made):
    body(client.get(PDF["sv"], REMOTE_ADDR="192.0.2.9"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM forms_count")
        assert "192.0.2" not in str(cursor.fetchall())


@pytest.mark.parametrize("code", LISTS)
def test_words_that_somebody_searches_for_make_no_file(client, index, made, code):
    for number in range(3):
        response = client.get(f"{LISTS[code]}pdf/?q=brunnar+x{number}")
        html = response.content.decode()
        assert response.status_code == 422
        assert f'href="{LISTS[code]}{PRINT[code]}/?q=brunnar+x{number}"' in html
    assert made == []


@pytest.mark.parametrize("code", LISTS)
def test_what_is_searched_for_can_be_printed_and_offers_no_file(client, index, code):
    found = client.get(f"{LISTS[code]}?q=brunnar").content.decode()
    assert f"{LISTS[code]}{PRINT[code]}/?q=brunnar" in found
    assert f"{LISTS[code]}pdf/" not in found
    assert client.get(f"{LISTS[code]}{PRINT[code]}/?q=brunnar").status_code == 200
    assert f"{LISTS[code]}pdf/" in client.get(LISTS[code]).content.decode()


def test_what_is_too_long_is_not_tried_again_until_it_is_another(client, content, monkeypatch):
    tried = []

    def too_long(html: str, base: str, resources: object) -> bytes:
        tried.append(html)
        raise NotMadeError(Reason.TOO_BIG)

    monkeypatch.setattr(pdf, "make_pdf", too_long)
    answers = [client.get(PDF["sv"]) for _reader in range(3)]
    assert [one.status_code for one in answers] == [422] * 3
    assert "för långt för att bli en enda fil" in answers[-1].content.decode()
    assert len(tried) == 1
    file_cache.forget()
    client.get(PDF["sv"])
    assert len(tried) == 2


def full(*_given: object, **_named: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("where_full", ["write_bytes", "write_text", "mkdir", "replace"])
def test_on_a_full_disk_readers_get_their_file_and_nothing_is_left_behind(
    client, content, made, kept, monkeypatch, where_full, caplog
):
    if where_full != "write_text":
        file_cache.generation()
    with monkeypatch.context() as patched:
        patched.setattr(Path, where_full, full)
        first = client.get(PDF["sv"])
        data = body(first)
        tag = first["ETag"]
        part = client.get(PDF["sv"], headers={"range": "bytes=1-3"})
    assert data.startswith(b"%PDF")
    assert part.status_code == 206
    assert not list(kept.glob("*/*.pdf"))
    assert not list(kept.parent.glob("draft-*"))
    assert "could not be kept: OSError ENOSPC" in caplog.text
    made.clear()
    assert client.get(PDF["sv"])["ETag"] == tag, "the bytes are the same when there is room again"


def test_a_small_disk_that_is_really_full_leaves_nothing_half_written(
    client, content, monkeypatch, settings, tmp_path
):
    """By the limit that the system sets to files: a whole disk is not for a test to fill."""
    monkeypatch.setattr(pdf, "make_pdf", lambda html, base, resources: b"%PDF" * 100_000)
    file_cache.generation()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        data = body(client.get(PDF["sv"]))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert len(data) == 400_000
    kept = [path for path in Path(settings.KEPT_FILES_DIR).rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in kept) < 100


def test_a_document_that_breaks_the_worker_is_told_by_place_alone(caplog, monkeypatch):
    html = "<p>CANARY</p>"
    monkeypatch.setattr(pdf_client, "pack", lambda *_given, **_named: b"CANARY, and no job at all")
    with pytest.raises(NotMadeError) as error:
        make_pdf(html, BASE, resources_of(html, BASE))
    assert error.value.reason is Reason.FAILED
    assert "The PDF worker ended with 1: BadZipFile pdf_worker.py:" in caplog.text
    assert "CANARY" not in caplog.text


def test_what_the_worker_says_in_other_words_is_not_told():
    assert where(b"weasyprint: CANARY\nValueError x.py:3 <lambda>.py:4") == (
        "ValueError x.py:3 <lambda>.py:4"
    )
    assert where(b"ValueError: CANARY is wrong") == ""
    assert where(b"") == ""


@pytest.mark.parametrize("status", [pdf_worker.TOO_BIG, -24, -25])
def test_a_document_that_takes_more_than_there_is_is_too_long(monkeypatch, status):
    def ended(*given: object, **_named: object) -> None:
        raise subprocess.CalledProcessError(status, str(given), stderr=b"")

    monkeypatch.setattr(subprocess, "run", ended)
    html = "<p>a</p>"
    with pytest.raises(NotMadeError) as error:
        make_pdf(html, BASE, resources_of(html, BASE))
    assert error.value.reason is Reason.TOO_BIG


def test_a_booklet_is_laid_by_the_worker(client, content):
    from io import BytesIO

    from pypdf import PdfReader

    html = '<!doctype html><html lang="sv"><title>T</title><p>a'
    data = make_pdf(html, BASE, resources_of(html, BASE), booklet=True)
    box = PdfReader(BytesIO(data)).pages[0].mediabox
    assert box.width > box.height


def test_forty_at_once_are_answered_and_one_is_made_at_a_time(settings):
    cache_key, born = file_cache.CacheKey(7, "sv", "pdf"), file_cache.generation()
    at_work: list[int] = []

    def ask(number: int) -> bool:
        with locks.in_line(4) as has_place:
            if not has_place:
                return False
            with locks.making(wait=20) as mine:
                at_work.append(number)
                assert at_work == [number]
                file_cache.keep(cache_key, str(number), b"%PDF", born)
                at_work.remove(number)
                return mine

    with ThreadPoolExecutor(40) as pool:
        answered = list(pool.map(ask, range(40)))
    assert any(answered)
