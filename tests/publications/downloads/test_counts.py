"""Downloads are counted, and nothing of who downloads is kept."""

import pytest

from publications.models import DownloadCount
from tests.publications.downloads.fetching import BROWSER, ENGLISH, SWEDISH, counted


@pytest.mark.parametrize(
    ("headers", "times"),
    [
        ({}, 1),
        ({"range": "bytes=0-"}, 1),
        ({"range": "bytes=0-99999999"}, 1),
        ({"range": "bytes=0-0"}, 0),
        ({"range": "bytes=1-"}, 0),
        ({"range": "bytes=-10"}, 0),
        ({"range": "bytes=99999999-"}, 0),
        ({"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}, 0),
        ({"user-agent": "WhatsApp/2.23.20.0"}, 0),
        ({"user-agent": ""}, 0),
        ({"user-agent": "curl/8.5.0"}, 1),
    ],
)
def test_a_download_counts_once_where_it_begins(client, booklet, headers, times):
    client.get(SWEDISH + "my.pdf", headers=BROWSER | headers)
    assert counted() == times


def test_neither_head_nor_an_unchanged_file_counts(client, booklet):
    etag = client.head(SWEDISH + "my.pdf", headers=BROWSER)["ETag"]
    client.get(SWEDISH + "my.pdf", headers=BROWSER | {"if-none-match": etag})
    assert counted() == 0


def test_downloads_add_up_by_file_and_day(client, booklet):
    for end in ("my.pdf", "my.pdf", "sv.pdf"):
        client.get(SWEDISH + end, headers=BROWSER)
    client.get(ENGLISH + "my.pdf", headers=BROWSER)
    assert sorted(DownloadCount.objects.values_list("language", "count")) == [("my", 3), ("sv", 1)]


def test_nothing_of_who_downloads_is_kept(client, booklet):
    client.get(SWEDISH + "my.pdf", headers=BROWSER, REMOTE_ADDR="192.0.2.7")
    columns = {field.name for field in DownloadCount._meta.get_fields()}
    assert columns == {"id", "page", "language", "format", "is_light", "day", "count"}
