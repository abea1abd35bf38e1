"""What a cache that many share may keep of an answer: nothing that could be somebody else's."""

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from palmecenter.languages.middleware import AddressLanguageMiddleware
from palmecenter.pages.models import ContentPage

pytestmark = pytest.mark.django_db

ADDRESS = "/sv/om-oss/kontakt/"


def answered(request: HttpRequest, response: HttpResponse) -> str:
    """Return what the site says of an answer to whoever keeps answers."""
    answer = AddressLanguageMiddleware(lambda _request: response)(request)
    return answer.get("Cache-Control", "")


def get(path: str = ADDRESS) -> HttpRequest:
    return RequestFactory().get(path)


@pytest.mark.parametrize("status", [200, 301, 404, 410])
def test_what_is_alike_for_everyone_may_be_kept(status: int) -> None:
    said = answered(get(), HttpResponse(status=status))
    assert set(said.split(", ")) == {"public", "max-age=0", "s-maxage=0"}


@pytest.mark.parametrize("status", [302, 303, 307, 308, 400, 403, 409, 422, 429, 500, 503])
def test_an_error_and_what_holds_for_a_moment_may_be_kept_by_nobody(status: int) -> None:
    assert "public" not in answered(get(), HttpResponse(status=status))


def test_an_answer_that_sets_a_cookie_is_one_visitor_s() -> None:
    response = HttpResponse()
    response.set_cookie("csrftoken", "secret")
    said = answered(get(), response)
    assert "private" in said
    assert "no-cache" in said
    assert "public" not in said


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_an_answer_to_what_changes_something_is_kept_by_nobody(method: str) -> None:
    request = getattr(RequestFactory(), method)(ADDRESS)
    assert "public" not in answered(request, HttpResponse())


def test_what_a_view_says_itself_is_left_as_it_is() -> None:
    response = HttpResponse(headers={"Cache-Control": "no-store"})
    assert answered(get(), response) == "no-store"


def test_a_page_is_public_to_a_visitor_and_private_to_whoever_has_signed_in(
    client: Client, editor_client: Client, content: ContentPage
) -> None:
    assert "public" in client.get(ADDRESS)["Cache-Control"]
    seen = editor_client.get(ADDRESS)
    assert seen.status_code == 200
    assert "private" in seen["Cache-Control"]
    assert "public" not in seen["Cache-Control"]


def test_the_way_to_a_language_is_no_shared_answer(client: Client, content: ContentPage) -> None:
    answer = client.get("/", headers={"accept-language": "sv"})
    assert (answer.status_code, answer["Location"]) == (302, "/sv/")
    assert "public" not in answer.get("Cache-Control", "")


def test_a_broken_page_is_shown_to_nobody_else(
    client: Client, content: ContentPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **kwargs: object) -> HttpResponse:
        raise RuntimeError("broken")

    client.raise_request_exception = False
    monkeypatch.setattr(ContentPage, "serve", broken)
    answer = client.get(ADDRESS)
    assert answer.status_code == 500
    assert "public" not in answer.get("Cache-Control", "")


def test_the_door_of_the_admin_sets_a_cookie_and_is_private(client: Client, home: object) -> None:
    get_user_model().objects.create_user("u", "u@example.org", "x")
    answer = client.get("/admin/login/")
    assert answer.status_code == 200
    assert answer.cookies
    assert "public" not in answer.get("Cache-Control", "")
