"""The PDF worker takes nothing from elsewhere, and knows nothing that it could tell."""

import subprocess
import sys
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest
from django.conf import settings as project

from palmecenter.printing import pdf_client
from palmecenter.printing.pdf_client import pack
from palmecenter.printing.pdf_worker import adapted, make_pdf as make_pdf_of_job
from palmecenter.printing.resources import own_resource, resources_of
from tests.printing.pdf.reading import BASE

pytestmark = pytest.mark.django_db


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


def test_the_worker_reaches_nothing_that_a_hostile_document_asks_for(tmp_path):
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
    with ZipFile(BytesIO(pack(html, BASE, resources))) as job:
        data = make_pdf_of_job(job)
    with pikepdf.open(BytesIO(data)) as document:
        assert not document.attachments
        streams = b"".join(
            one.read_bytes() for one in document.objects if isinstance(one, pikepdf.Stream)
        )
    assert b"CANARY" not in streams
    assert b"root:" not in streams


def test_the_worker_knows_no_settings_and_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "CANARY")
    monkeypatch.setenv("DATABASE_URL", "CANARY")
    assert "CANARY" not in pdf_client._environment().values()
    code = (
        "import sys, palmecenter.printing.pdf_worker; "
        "sys.exit('django' in sys.modules or 'palmecenter.settings' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=project.BASE_DIR, check=False)  # noqa: S603
    assert done.returncode == 0


def test_style_sheets_are_adapted_to_what_the_worker_knows():
    css = (
        "@supports selector(&) { a { color: red } li::marker { color: red; content: 'x'; top: 0 } }"
    )
    assert adapted(css).replace(" ", "") == ("@mediaall{a{color:red}li::marker{color:red;top:0}}")
