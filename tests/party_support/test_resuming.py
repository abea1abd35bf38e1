"""The manual as PDF and EPUB over a bad line: what has come already is not sent again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from palmecenter.printing.file_cache import forget
from tests.factories.pages import publish
from tests.printing.pdf.reading import make_private

pytestmark = pytest.mark.django_db

KINDS = pytest.mark.parametrize(
    ("kind", "media_type"), [("pdf", "application/pdf"), ("epub", "application/epub+zip")]
)


@pytest.fixture(autouse=True)
def kept(settings, tmp_path) -> None:
    settings.KEPT_FILES_DIR = tmp_path / "kept"


@KINDS
def test_a_broken_download_goes_on_where_it_broke(client, manual, chapter, kind, media_type):
    address = f"{manual.address('sv')}{kind}/"
    first = client.get(address)
    whole, etag = first.getvalue(), first["ETag"]
    assert first.status_code == 200
    assert first["Accept-Ranges"] == "bytes"
    assert not etag.startswith("W/")
    middle = len(whole) // 2

    for headers in ({}, {"if-range": etag}):
        rest = client.get(address, headers={"range": f"bytes={middle}-", **headers})
        assert (rest.status_code, rest.getvalue()) == (206, whole[middle:])
        assert rest["Content-Range"] == f"bytes {middle}-{len(whole) - 1}/{len(whole)}"
        assert rest["Content-Length"] == str(len(whole) - middle)
        assert (rest["ETag"], rest["Content-Type"]) == (etag, media_type)

    for other in ('"another"', f"W/{etag}", "Wed, 21 Oct 2015 07:28:00 GMT"):
        anew = client.get(address, headers={"range": f"bytes={middle}-", "if-range": other})
        assert (anew.status_code, anew.getvalue()) == (200, whole)

    parts = client.get(address, headers={"range": "bytes=0-9,-5"})
    assert (parts.status_code, parts.getvalue()) == (200, whole)

    behind = client.get(address, headers={"range": f"bytes={len(whole)}-"})
    assert (behind.status_code, behind.content) == (416, b"")
    assert behind["Content-Range"] == f"bytes */{len(whole)}"

    head = client.head(address, headers={"range": "bytes=0-9"})
    assert (head.status_code, head.content) == (200, b"")
    assert (head["Content-Length"], head["ETag"]) == (str(len(whole)), etag)
    assert client.get(address, headers={"if-none-match": etag}).status_code == 304


@KINDS
def test_a_download_goes_on_after_its_file_was_made_anew(
    client, manual, chapter, kind, media_type, time_machine
):
    publish(manual)
    address = f"{manual.address('en')}{kind}/"
    first = client.get(address)
    whole = first.getvalue()
    forget()
    time_machine.move_to(timezone.now() + timedelta(hours=1))
    rest = client.get(address, headers={"range": "bytes=100-", "if-range": first["ETag"]})
    assert (rest.status_code, rest.getvalue()) == (206, whole[100:])


@KINDS
def test_no_part_is_sent_of_what_was_withdrawn(client, manual, chapter, kind, media_type):
    address = f"{manual.address('en')}{kind}/"
    part = {"range": "bytes=10-", "if-range": client.get(address)["ETag"]}
    make_private(manual)
    assert client.get(address, headers=part).status_code == 404
    manual.unpublish()
    assert client.get(address, headers=part).status_code == 404


@KINDS
def test_the_site_sends_it_itself_whatever_stands_in_front(
    client, manual, chapter, kind, media_type, settings
):
    settings.DOWNLOADS_X_ACCEL = "/protected/"
    response = client.get(f"{manual.address('en')}{kind}/")
    assert "X-Accel-Redirect" not in response.headers
    assert len(response.getvalue()) == int(response["Content-Length"])
