"""Downloads over a line that breaks, by sockets of our own and by curl, from the server itself."""

import hashlib
import random
import shutil
import socket
import struct
import subprocess
import time
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

LIST = "/sv/kunskap-och-debatt/publikationer/"
# The largest file of the demo; all files in Swedish, which are packed while they are sent; and one
# that is made of pages and kept.
PDF = f"{LIST}med-kamera-i-arkivet/hamta/sv.pdf"
ARCHIVE = f"{LIST}hamta/sv.zip"
MANUAL = "/sv/partiinriktat-stod/handbok/pdf/"
READER = {"User-Agent": "Mozilla/5.0 (Android 6.0) Firefox/115.0", "Accept-Encoding": "gzip, br"}
# Closing sends RST at once, as a line that breaks: what was on its way is lost.
BREAKS = struct.pack("ii", 1, 0)


class Line:
    """A connection for one request, which can break."""

    def __init__(self, base_url: str, path: str, **headers: str) -> None:
        parts = urlsplit(base_url)
        self.connection = HTTPConnection(parts.hostname or "", parts.port, timeout=60)
        self.connection.request("GET", path, headers=READER | headers)
        self.socket: socket.socket = self.connection.sock
        self.response: HTTPResponse = self.connection.getresponse()

    def cut(self) -> None:
        """Break the connection, unless the answer has come to its end."""
        if not self.response.isclosed():
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, BREAKS)
        self.response.close()
        self.connection.close()


def whole_file(base_url: str, path: str) -> tuple[bytes, str]:
    """Return a file as it comes over a good line, and its tag."""
    line = Line(base_url, path)
    assert line.response.status == 200
    return line.response.read(), line.response.headers["ETag"]


# Each piece of a kept file costs rendering what it must show, which takes a manual a while.
@pytest.mark.parametrize(("path", "times"), [(PDF, 50), (ARCHIVE, 50), (MANUAL, 5)])
def test_a_download_that_breaks_many_times_ends_with_the_same_bytes(base_url, path, times):
    whole, etag = whole_file(base_url, path)
    seed = time.time_ns()
    cuts = sorted(random.Random(seed).sample(range(1, len(whole)), times))  # noqa: S311 - no secret
    kept = bytearray()
    for cut in [*cuts, len(whole)]:
        resuming = {"Range": f"bytes={len(kept)}-", "If-Range": etag} if kept else {}
        line = Line(base_url, path, **resuming)
        assert line.response.status == (206 if kept else 200)
        assert line.response.headers["ETag"] == etag
        assert line.response.headers["Content-Length"] == str(len(whole) - len(kept))
        kept += line.response.read(cut - len(kept))
        line.cut()
    assert len(kept) == len(whole), f"seed {seed}"
    assert hashlib.sha256(kept).digest() == hashlib.sha256(whole).digest(), f"seed {seed}"


def test_the_tag_of_a_file_is_its_checksum(base_url):
    whole, etag = whole_file(base_url, PDF)
    assert etag == f'"{hashlib.sha1(whole).hexdigest()}"'  # noqa: S324 - as Wagtail stores it


def test_a_download_of_a_file_that_was_replaced_starts_again(base_url):
    line = Line(base_url, PDF, **{"Range": "bytes=1000-", "If-Range": '"of-the-file-before"'})
    assert line.response.status == 200
    assert line.response.read(5) == b"%PDF-"
    line.cut()


# --- With curl ----------------------------------------------------------------------------------


def curl(*arguments: str, folder: Path) -> str:
    """Run curl in a folder; return what it printed. It must succeed."""
    program = shutil.which("curl")
    assert program, "These tests need curl: install the package curl."
    command = [program, "--fail", "--silent", "--show-error", "--max-time", "60", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout  # noqa: S603


def test_curl_goes_on_where_it_was_stopped(base_url, tmp_path):
    whole, _etag = whole_file(base_url, PDF)
    target = tmp_path / "book.pdf"
    command = ["curl", "--silent", "--limit-rate", "4M", "--output", target.name, base_url + PDF]
    with subprocess.Popen(command, cwd=tmp_path) as slow:  # noqa: S603 - our own command
        deadline = time.monotonic() + 30
        while not target.exists() or target.stat().st_size < 1_000_000:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        slow.kill()
    stopped_at = target.stat().st_size
    assert 0 < stopped_at < len(whole)
    arguments = ["-C", "-", "--output", target.name, "--write-out", "%{http_code} %{size_download}"]
    said = curl(*arguments, base_url + PDF, folder=tmp_path)
    assert said == f"206 {len(whole) - stopped_at}"
    assert target.read_bytes() == whole


def test_curl_names_the_file_as_the_site_does(base_url, tmp_path):
    curl("--remote-name", "--remote-header-name", base_url + PDF, folder=tmp_path)
    (kept,) = tmp_path.iterdir()
    assert kept.name == "with-a-camera-in-the-archive-sv.pdf"
    assert kept.read_bytes() == whole_file(base_url, PDF)[0]


def test_curl_learns_the_size_without_the_file(base_url, tmp_path):
    lines = curl("--head", base_url + PDF, folder=tmp_path).splitlines()
    head = dict(line.split(": ", 1) for line in lines if ": " in line)
    whole, etag = whole_file(base_url, PDF)
    assert lines[0].startswith("HTTP/1.1 200")
    assert head["Content-Length"] == str(len(whole))
    assert head["Accept-Ranges"] == "bytes"
    assert head["ETag"] == etag
    assert lines[-1] == ""


def test_readers_on_slow_lines_do_not_keep_others_waiting(base_url):
    lines = [Line(base_url, PDF) for _reader in range(6)]
    try:
        # Nobody reads: each answer waits in the server for its line.
        for line in lines:
            assert line.response.read(1)
        assert Line(base_url, LIST).response.status == 200
    finally:
        for line in lines:
            line.cut()
