"""Downloads over HTTP: whole, in parts, resumed, unchanged; all files in a language as one."""

import zipfile
from io import BytesIO

import pytest

from tests.publications.downloads.fetching import BROWSER, ENGLISH, SWEDISH, body, counted


@pytest.mark.parametrize("folder", [SWEDISH, ENGLISH])
def test_a_file_comes_whole_under_its_own_name_and_may_be_resumed(client, booklet, whole, folder):
    response = client.get(folder + "my.pdf")
    assert body(response) == whole
    assert response["Content-Length"] == str(len(whole))
    assert response["Content-Type"] == "application/pdf"
    assert response["Accept-Ranges"] == "bytes"
    assert response["ETag"] == f'"{booklet.editions.get(language="my").document.file_hash}"'
    assert 'filename="the-circle-my.pdf"' in response["Content-Disposition"]
    assert "filename*=UTF-8''%E1%80%85" in response["Content-Disposition"]
    assert response["Cache-Control"] == "private, max-age=3600"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in response.headers
    assert "Content-Encoding" not in response.headers


def test_a_page_links_to_the_version_it_has_and_that_is_kept_for_good(client, booklet):
    edition = booklet.editions.get(language="my")
    response = client.get(edition.address())
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, max-age=31536000, immutable"


def test_head_says_what_get_would_send_and_sends_nothing(client, booklet, whole):
    get, head = client.get(SWEDISH + "my.pdf"), client.head(SWEDISH + "my.pdf")
    for name in ("Content-Length", "Content-Type", "ETag", "Accept-Ranges", "Content-Disposition"):
        assert head[name] == get[name]
    assert head.content == b""
    assert client.head(SWEDISH + "my.pdf", headers={"range": "bytes=0-9"}).status_code == 200


def test_a_part_is_a_part_and_says_which(client, booklet, whole):
    response = client.get(SWEDISH + "my.pdf", headers={"range": "bytes=10-19"})
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes 10-19/{len(whole)}"
    assert response["Content-Length"] == "10"
    assert body(response) == whole[10:20]


def test_whoever_asks_for_several_parts_gets_the_whole(client, booklet, whole):
    response = client.get(SWEDISH + "my.pdf", headers={"range": "bytes=-5,0-9"})
    assert (response.status_code, body(response)) == (200, whole)
    assert "Content-Range" not in response.headers


def test_what_lies_behind_the_end_cannot_be_had(client, booklet, whole):
    response = client.get(SWEDISH + "my.pdf", headers={"range": f"bytes={len(whole)}-"})
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{len(whole)}"
    assert response.content == b""


def test_a_download_goes_on_only_with_the_same_file(client, booklet, whole):
    etag = client.head(SWEDISH + "my.pdf")["ETag"]
    same = {"range": "bytes=5-", "if-range": etag}
    assert body(client.get(SWEDISH + "my.pdf", headers=same)) == whole[5:]
    for other in ('"another"', f"W/{etag}", "Wed, 21 Oct 2015 07:28:00 GMT"):
        headers = {"range": "bytes=5-", "if-range": other}
        response = client.get(SWEDISH + "my.pdf", headers=headers)
        assert (response.status_code, body(response)) == (200, whole)


def test_whoever_has_the_file_is_told_so(client, booklet):
    etag = client.head(SWEDISH + "my.pdf")["ETag"]
    response = client.get(SWEDISH + "my.pdf", headers={"if-none-match": etag})
    assert (response.status_code, response.content) == (304, b"")
    assert response["ETag"] == etag
    response = client.get(SWEDISH + "my.pdf", headers={"if-match": '"another"'})
    assert response.status_code == 412


def test_nothing_packs_a_file_again(client, booklet, whole):
    for headers in ({}, {"range": "bytes=0-99"}, {"range": "bytes=0-9,20-29"}):
        packed = {"accept-encoding": "gzip, br", **headers}
        response = client.get(SWEDISH + "my.pdf", headers=packed)
        assert "Content-Encoding" not in response.headers
        assert not response["ETag"].startswith("W/")
        body(response)


# --- All files in a language ---------------------------------------------------------------------


def test_all_files_in_a_language_come_as_one(client, booklet):
    response = client.get(SWEDISH + "sv.zip")
    sent = body(response)
    assert response["Content-Length"] == str(len(sent))
    with zipfile.ZipFile(BytesIO(sent)) as packed:
        assert packed.testzip() is None
        assert packed.namelist() == ["Cirkeln (sv).pdf"]


def test_a_broken_archive_can_be_resumed(client, booklet):
    whole = body(client.get(SWEDISH + "sv.zip"))
    etag = client.head(SWEDISH + "sv.zip")["ETag"]
    for start in (1, 40, len(whole) // 2, len(whole) - 1):
        headers = {"range": f"bytes={start}-", "if-range": etag}
        response = client.get(SWEDISH + "sv.zip", headers=headers)
        assert (response.status_code, body(response)) == (206, whole[start:])


# --- The server in front ------------------------------------------------------------------------


def test_in_production_the_server_in_front_sends_the_file(client, booklet, settings):
    settings.DOWNLOADS_X_ACCEL = "/protected/"
    response = client.get(SWEDISH + "my.pdf", headers=BROWSER)
    document = booklet.editions.get(language="my").document
    assert response["X-Accel-Redirect"] == f"/protected/{document.file.name}"
    assert response.content == b""
    assert response["Content-Type"] == "application/pdf"
    assert "filename*=" in response["Content-Disposition"]
    assert counted() == 1
