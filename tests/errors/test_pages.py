"""An error has a page in the reader's language, whatever else does not work."""

import errno
from collections.abc import Callable

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import connection
from django.db.utils import InterfaceError, OperationalError
from django.http import Http404, HttpResponse, HttpResponseGone, HttpResponseNotAllowed
from django.test import Client
from wagtail.models import Page, Site

from palmecenter.errors.views import error_page

pytestmark = pytest.mark.django_db

RAISED = {
    400: SuspiciousOperation("x"),
    403: PermissionDenied("x"),
    404: Http404("x"),
    413: RequestDataTooBig("x"),
    500: ZeroDivisionError("x"),
    503: OperationalError("x"),
}
HEADINGS = {
    400: ("Vi förstod inte adressen", "We did not understand the address"),
    403: ("Inte öppen för dig", "Not open to you"),
    404: ("Sidan finns inte", "Page not found"),
    405: ("Det går inte att göra här", "That cannot be done here"),
    410: ("Finns inte längre", "No longer here"),
    413: ("För mycket att ta emot", "Too much to receive"),
    429: ("För mycket på en gång", "Too many at once"),
    500: ("Något gick fel hos oss", "Something went wrong on our side"),
    503: ("Vi kan inte visa sidan just nu", "We cannot show the page just now"),
}


def raising(error: Exception) -> Callable[[], object]:
    def fail() -> object:
        raise error

    return fail


@pytest.mark.parametrize("status", RAISED)
@pytest.mark.parametrize("code", ["sv", "en"])
def test_what_fails_is_said_in_the_language_of_the_address(visitor, home, fail, status, code):
    fail(raising(RAISED[status]))
    response = visitor.get(f"/{code}/om-oss/", headers={"accept-language": "de"})
    html = response.content.decode()
    assert response.status_code == status
    assert f'<html lang="{code}"' in html
    assert HEADINGS[status][code == "en"] in html


@pytest.mark.parametrize("status", HEADINGS)
def test_without_a_site_a_user_or_a_database_there_is_a_page_all_the_same(rf, status, monkeypatch):
    monkeypatch.setattr(connection, "ensure_connection", raising(OperationalError("gone")))
    monkeypatch.setattr(Site, "find_for_request", raising(OperationalError("gone")))
    response = error_page(rf.get("/sv/om-oss/"), status)
    html = response.content.decode()
    assert response.status_code == status
    assert HEADINGS[status][0] in html
    assert 'href="/sv/"' in html


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("sv", ("sv",)),
        ("en-GB,sv;q=0.5", ("en",)),
        ("de,fr;q=0.8", ("sv", "en")),
        ("", ("sv", "en")),
    ],
)
def test_outside_of_both_languages_the_browser_decides_or_both_are_said(
    visitor, home, monkeypatch, header, expected
):
    monkeypatch.setattr("palmecenter.pages.renditions.get_object_or_404", None)
    response = visitor.get("/media/images/x.jpg", headers={"accept-language": header})
    html = response.content.decode()
    assert response.status_code == 500
    assert [code for code in ("sv", "en") if f'<div lang="{code}"' in html] == list(expected)
    for code, heading in zip(("sv", "en"), HEADINGS[500], strict=True):
        assert (heading in html) is (code in expected)


def test_no_site_at_all_is_a_page_that_is_not_found(visitor, db):
    Site.objects.all().delete()
    response = visitor.get("/sv/")
    assert response.status_code == 404
    assert HEADINGS[404][0] in response.content.decode()


def test_a_site_of_pages_that_are_not_ours_is_a_page_that_is_not_found(visitor, db):
    Site.objects.all().delete()
    Site.objects.create(hostname="x", root_page=Page.objects.get(depth=1), is_default_site=True)
    assert visitor.get("/en/").status_code == 404


@pytest.mark.parametrize("status", [403, 404])
def test_style_sheets_that_are_nowhere_leave_a_page(rf, monkeypatch, status):
    monkeypatch.setattr(staticfiles_storage, "url", raising(ValueError("no manifest")))
    response = error_page(rf.get("/en/x/"), status)
    assert response.status_code == status
    assert b'href="/en/"' in response.content


@pytest.mark.parametrize(("header", "place"), [("sv", 0), ("en", 1)])
def test_the_admin_refuses_a_form_without_its_token_at_an_address_that_is_none(header, place, home):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    response = client.post("/admin/nix/", headers={"accept-language": header})
    assert response.status_code == 403
    heading = ("Formuläret kunde inte tas emot", "The form could not be received")[place]
    assert heading in response.content.decode()


@pytest.mark.parametrize("path", ["/admin/nix/", "/admin/pages/99999/edit/", "/admin/login/"])
@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
def test_the_admin_answers_whatever_is_asked_of_it(path, method, home, editor_client):
    for client in (Client(raise_request_exception=False), editor_client):
        assert getattr(client, method)(path).status_code < 500


@pytest.mark.parametrize(
    "answer", [HttpResponseNotAllowed(["GET"]), HttpResponseGone(), HttpResponse(status=429)]
)
def test_an_error_without_a_word_gets_its_page_and_keeps_its_headers(
    visitor, home, fail, answer, monkeypatch
):
    monkeypatch.setattr("wagtail.views.serve", lambda request, path: answer)
    response = visitor.get("/sv/")
    assert response.status_code == answer.status_code
    assert HEADINGS[answer.status_code][0] in response.content.decode()
    assert response["Content-Type"].startswith("text/html")
    assert response.get("Allow") == answer.get("Allow")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_wrong_method_is_told_so_in_words(visitor, content, method):
    response = getattr(visitor, method)("/sv/om-oss/kontakt/")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert HEADINGS[405][0] in response.content.decode()


@pytest.mark.parametrize("error", [OperationalError("x"), InterfaceError("x")])
def test_a_database_that_is_away_is_503_with_when_to_come_back(visitor, home, fail, error):
    fail(raising(error))
    response = visitor.get("/sv/")
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert response["Cache-Control"] == "no-store"


def test_a_table_that_is_missing_is_a_fault_of_ours_and_no_database_that_is_away(
    visitor, home, fail
):
    def ask() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM nowhere")

    fail(ask)
    assert visitor.get("/sv/").status_code == 500


def test_a_full_disk_is_said_in_words(visitor, home, fail):
    fail(raising(OSError(errno.ENOSPC, "No space left on device")))
    response = visitor.get("/sv/")
    assert response.status_code == 503
    assert "Det finns inget utrymme kvar på vår server" in response.content.decode()
    assert response["Retry-After"]
