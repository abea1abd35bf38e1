"""A PDF that cannot be made, or not now, is a plain word; nobody waits for one in vain."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palmecenter.printing import file_cache, files, locks, pdf, pdf_client
from palmecenter.printing.pdf_client import NotMadeError, Reason, make_pdf
from palmecenter.printing.resources import resources_of
from tests.printing.pdf.reading import BASE, PDF, body

pytestmark = pytest.mark.django_db


def test_several_who_ask_at_once_get_one_file_made_once(tmp_path, settings):
    cache_key, calls = file_cache.CacheKey(7, "sv", "pdf"), []

    def ask(_number: int) -> bytes:
        born = file_cache.generation()
        with locks.making(wait=10) as mine:
            assert mine
            found = file_cache.find(cache_key, "key")
            if found is None:
                calls.append(1)
                found = file_cache.keep(cache_key, "key", b"%PDF" * 100_000, born)
        assert found is not None
        return found.path.read_bytes()

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(ask, range(16)))
    assert len(calls) == 1
    assert set(results) == {b"%PDF" * 100_000}


def test_who_waits_too_long_is_told_when_to_come_back(client, content, made, monkeypatch):
    monkeypatch.setattr(files, "PATIENCE", 0)
    with locks.making(wait=1):
        response = client.get(PDF["sv"])
    assert response.status_code == 503
    assert response["Retry-After"]
    assert "Andra filer håller på att göras" in response.content.decode()


@pytest.mark.parametrize(
    ("reason", "status"), [(Reason.TOO_BIG, 422), (Reason.FAILED, 500), (Reason.NO_LIBRARIES, 503)]
)
@pytest.mark.parametrize("code", PDF)
def test_a_file_that_cannot_be_made_is_a_plain_word_and_what_to_do_instead(
    client, content, monkeypatch, reason, status, code
):
    def fail(*_args: object) -> bytes:
        raise NotMadeError(reason)

    monkeypatch.setattr(pdf, "make_pdf", fail)
    response = client.get(PDF[code])
    text = response.content.decode()
    assert response.status_code == status
    assert not response.has_header("Retry-After")
    heading = "går inte att göra" if code == "sv" else "cannot be made"
    assert heading in text
    page = PDF[code].removesuffix("pdf/")
    assert f'href="{page}"' in text
    assert f'href="{page}{"skriv-ut" if code == "sv" else "print"}/"' in text
    assert (response["X-Request-ID"] in text) is (status == 500)


def test_a_document_that_takes_too_long_or_is_too_long_is_given_up(settings, monkeypatch):
    html = "<p>a</p>"
    settings.SECONDS_TO_MAKE_A_FILE = 0.01
    with pytest.raises(NotMadeError) as error:
        make_pdf(html, BASE, resources_of(html, BASE))
    assert error.value.reason is Reason.TOO_BIG
    monkeypatch.setattr(pdf_client, "MOST_LETTERS", 3)
    with pytest.raises(NotMadeError):
        make_pdf(html, BASE, resources_of(html, BASE))


def test_without_the_system_libraries_no_link_is_shown_and_the_address_says_why(
    client, content, monkeypatch
):
    assert PDF["sv"] in client.get("/sv/om-oss/kontakt/").content.decode()
    monkeypatch.setattr(pdf_client, "LIBRARIES", (("libnowhere.so",),))
    pdf_client.can_make_pdf.cache_clear()
    try:
        assert PDF["sv"] not in client.get("/sv/om-oss/kontakt/").content.decode()
        response = client.get(PDF["sv"])
        assert response.status_code == 503
        assert "Den här servern saknar" in response.content.decode()
    finally:
        monkeypatch.undo()
        pdf_client.can_make_pdf.cache_clear()


def test_the_foot_offers_the_file_with_its_size_once_it_is_known(client, content, made, settings):
    address = "/sv/om-oss/kontakt/"
    assert "Hämta som PDF</a>" in client.get(address).content.decode()
    body(client.get(PDF["sv"]))
    assert "Hämta som PDF <small>(" in client.get(address).content.decode()
    with CaptureQueriesContext(connection) as captured:
        client.get(PDF["sv"]).close()
    assert len(captured) <= 12
