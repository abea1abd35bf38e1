"""All files in a language as one, and a server in front that sends files."""

import zipfile
from io import BytesIO

from tests.publications.downloads.fetching import BROWSER, SWEDISH, body, counted


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
