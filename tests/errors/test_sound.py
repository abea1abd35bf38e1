"""What no database can hold is refused in an address, and taken out of what was typed."""

from collections.abc import Iterator
from itertools import product

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.http import QueryDict
from django.test import Client, RequestFactory
from wagtail.test.utils.form_data import rich_text, streamfield

from palmecenter.errors.sound import sound, sounded
from palmecenter.pages.models import ContentPage
from palmecenter.wsgi import application
from tests.pages.test_admin import create

pytestmark = pytest.mark.django_db

PATHS = [
    "/en/%00/print/",
    "/sv/om-oss/%00/",
    "/sv/%00",
    "/sv/sok%00/",
    "/%00",
    "/%00/sv/",
    "/media/images/%00",
    "/media/images/a%00b.jpg",
    "/documents/1/%00.pdf",
    "/admin/%00/",
    "/admin/pages/%00/",
    "/static/%00.css",
    "/sitemap.xml%00",
    "/sv/%C0%80/",
    "/sv/%ED%A0%80/",
    "/en/%ED%A0%80/print/",
    "/sv/%F4%90%80%80/",
    "/sv/%E0%80%AF/",
    "/sv/%25%30%30/",
    "/media/images/%ED%A0%80",
    "/documents/1/%ED%B0%80/",
    "/sv/%/",
    "/sv/%zz/",
]


def test_no_path_at_all_is_an_error(visitor, content):
    for path in PATHS:
        for method in ("get", "post", "put"):
            response = getattr(visitor, method)(path)
            # What stands behind an address in a text is left out of it: that leads on.
            assert response.status_code in {301, 400, 403, 404, 405}, (method, path)


@pytest.mark.parametrize("code", ["sv", "en"])
def test_a_path_that_cannot_be_is_refused_in_the_language_of_the_address(visitor, content, code):
    response = visitor.get(f"/{code}/%00/print/")
    assert response.status_code == 400
    assert f'<html lang="{code}"' in response.content.decode()


QUERIES = ["q=%00", "x=%00", "%00=1", "q=%ED%A0%80", "q=%FF", "q=%C0%80"]
READ = ["/", "/sv/", "/sv/sok/", "/sv/finns-inte/", "/admin/login/"]


def test_no_query_is_an_error(visitor, content):
    for path, query in product(READ, QUERIES):
        assert visitor.get(f"{path}?{query}").status_code < 500, (path, query)


HEADERS = [
    {"cookie": 'sessionid="\\000"'},
    {"cookie": 'csrftoken="a\\000b"; sessionid="\\000x"'},
    {"cookie": '"\\000"=1'},
    {"cookie": "sessionid=\xff\xed\xa0\x80"},
    {"referer": "http://[/\x00"},
    {"referer": "http://testserver/\x00"},
    {"accept-language": "sv\x00;q=1,\xff"},
    {"accept-language": "sv;q=" + "9" * 5000},
    {"if-none-match": '"\x00'},
    {"if-none-match": "\ufffd"},
    {"if-modified-since": "Mon, 99 Foo 99999 99:99:99 GMT"},
    {"range": "bytes=\x00-\xff"},
    {"range": "bytes=" + "0-1," * 5000},
    {"host": "a\x00b"},
    {"host": "[::1"},
    {"host": "x" * 5000},
    {"host": "evil.example"},
    {"origin": "null\x00"},
    {"x-request-id": "\x00"},
    {"x-forwarded-for": "\x00, ::::"},
    {"content-type": "text/html; charset=unicode_escape"},
    {"content-type": "\x00"},
]


def test_no_header_is_an_error(visitor, content):
    for path in ("/sv/om-oss/kontakt/", "/admin/", "/sv/sok/?q=\\ud800"):
        for headers in HEADERS:
            response = visitor.get(path, headers=headers)
            assert response.status_code in {200, 206, 301, 302, 304, 400}, (path, headers)


@pytest.fixture
def connected() -> Iterator[None]:
    """Keep the connection, which holds the test's transaction, from being closed by a request."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_a_request_may_name_any_encoding_at_all(home, connected):
    """Django reads the query in it before any middleware; so this goes by the entry point."""
    for encoding in ("base64", "idna", "rot13", "unicode_escape", "x\x00", "*=utf-8''base64"):
        given = RequestFactory().generic("GET", "/sv/sok/?q=%ED%A0%80\\ud800").environ
        given["CONTENT_TYPE"] = f"text/html; charset={encoding}".replace("=*", "*")
        said: list[str] = []
        answer = application(given, lambda status, _headers, said=said: said.append(status))
        getattr(answer, "close")()  # noqa: B009 - a response has it, a list of bytes has not
        assert said[0].startswith("200"), encoding


ENCODINGS = ["unicode_escape", "utf-7", "base64", "rot13", "idna", "utf-16", "latin-1", "undefined"]
KINDS = ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded"]


def test_a_form_in_an_odd_encoding_is_no_error(visitor, home):
    data = '--x\r\nContent-Disposition: form-data; name="username"\r\n\r\n\\ud800\r\n--x--\r\n'
    for kind, encoding in product(KINDS, ENCODINGS):
        type_ = f"{kind}; charset={encoding}"
        response = visitor.generic("POST", "/admin/login/", data, type_)
        assert response.status_code in {200, 400}, type_


def test_a_form_of_the_admin_keeps_all_that_can_be_kept(editor_client, section):
    text = rich_text("<p>Hej HALF och 😀NULL!</p>").replace("HALF", r"\ud83d")
    create(
        editor_client,
        section,
        heading_sv="Kon\x00takt",
        body_sv=streamfield([("text", text.replace("NULL", r"\u0000"))]),
        ready_sv="on",
        **{"action-publish": "1"},
    )
    page = ContentPage.objects.get(heading_sv="Kontakt")
    assert "Hej \ufffd och 😀!" in str(page.body_sv[0].value)


def test_signing_in_with_what_cannot_be_is_refused_in_the_form(visitor, home):
    response = visitor.post("/admin/login/", {"username": "\x00", "password": "\x00"})
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b", "ab"),
        ("a\ud800b", "a\ufffdb"),
        (r"C:\u0000", r"C:\u0000"),
        (r'{"a": "x\u0000y"}', '{"a": "xy"}'),
        (r'{"a": "\ud83d\ude00"}', r'{"a": "\ud83d\ude00"}'),
        (r'{"a": "\ud83dx"}', r'{"a": "\ufffdx"}'),
        (r'{"a": "\ude00\ud83d"}', r'{"a": "\ufffd\ufffd"}'),
        (r'{"a": "\\u0000 \\ud800"}', r'{"a": "\\u0000 \\ud800"}'),
        (r'{"a": "\\\u0000"}', r'{"a": "\\"}'),
        ("[]", "[]"),
    ],
)
def test_what_cannot_be_stored_is_taken_out_and_nothing_else(typed, kept):
    assert sound(typed) == kept


def test_a_form_that_is_sound_stays_as_it_is():
    data = QueryDict("a=1&a=2&b=%C3%A5")
    assert sounded(data) is data
    assert sounded(QueryDict("a=%00&a=x%00y")).getlist("a") == ["", "xy"]


def test_an_address_that_is_no_path_is_answered():
    client = Client(raise_request_exception=False)
    assert client.generic("OPTIONS", "*", PATH_INFO="*").status_code < 500
