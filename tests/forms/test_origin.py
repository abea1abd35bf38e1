"""Visitors' forms are taken from our own pages, without a cookie, and from no other site."""

import pytest
from django.test import Client

from palmecenter.forms.origin import comes_from_here


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none"},
        {"origin": "http://testserver"},
        {"referer": "http://testserver/sv/"},
    ],
)
def test_a_form_from_our_own_page_is_taken(rf, headers):
    assert comes_from_here(rf.post("/sv/", headers=headers))


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
        {"origin": "https://evil.example"},
        {"origin": "https://testserver"},
        {"origin": "http://testserver.evil.example"},
        {"origin": "null"},
        {"referer": "https://evil.example/http://testserver/"},
        {"referer": "http://[broken"},
    ],
)
def test_a_form_from_elsewhere_is_not(rf, headers):
    assert not comes_from_here(rf.post("/sv/", headers=headers))


def test_the_site_s_own_other_name_may_be_trusted(rf, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://palmecenter.example"]
    assert comes_from_here(rf.post("/sv/", headers={"origin": "https://palmecenter.example"}))


def test_what_is_not_a_page_still_needs_django_s_token(home):
    client = Client(enforce_csrf_checks=True)
    assert client.post("/sv/_util/login/", {"username": "a"}).status_code == 403
    # `/admin/login/` as well, whatever the request says of where it comes from.
    answer = client.post("/admin/login/", headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 403
