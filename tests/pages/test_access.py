"""What stands at the door of a private page: the site's own page, which says nothing of it."""

import pytest
from wagtail.models import PageViewRestriction

from tests.factories.pages import publish

pytestmark = pytest.mark.django_db

ADDRESS = {"sv": "/sv/om-oss/kontakt/", "en": "/en/about-us/contact-us/"}
ASKED = {"sv": "Lösenord behövs", "en": "Password needed"}
LOGIN = {"sv": "Logga in", "en": "Log in"}


@pytest.fixture
def locked(content):
    publish(content, summary_sv="Hemlig ingress", summary_en="Secret summary")
    return PageViewRestriction.objects.create(
        page=content, restriction_type="password", password="öppna"
    )


@pytest.mark.parametrize("code", ADDRESS)
@pytest.mark.parametrize("view", ["", "print"])
def test_a_password_is_asked_for_in_the_reader_s_language(client, locked, code, view):
    view = {"sv": "skriv-ut/", "en": "print/"}[code] if view else ""
    response = client.get(ADDRESS[code] + view)
    html = response.content.decode()
    assert f'<html lang="{code}"' in html
    assert ASKED[code] in html
    other = next(value for key, value in ASKED.items() if key != code)
    assert other not in html
    assert "private" in response["Cache-Control"]


@pytest.mark.parametrize("code", ADDRESS)
def test_nothing_of_a_private_page_is_told_before_the_password(client, locked, code):
    response = client.get(ADDRESS[code])
    assert response.status_code == 200
    html = response.content.decode()
    assert ASKED[code] in html
    other = next(value for key, value in ADDRESS.items() if key != code)
    for secret in (locked.page.title, "Contact us", "Hemlig", "Secret", other):
        assert secret not in html


def test_the_right_password_opens_the_page(client, locked):
    action = f"/sv/_util/authenticate_with_password/{locked.pk}/{locked.page_id}/"
    answers = {"password": "fel", "return_url": ADDRESS["sv"]}
    assert "Hemlig" not in client.post(action, answers).content.decode()
    opened = client.post(action, answers | {"password": "öppna"}, follow=True)
    assert "Hemlig ingress" in opened.content.decode()
    assert "private" in opened["Cache-Control"]


@pytest.mark.parametrize("code", ADDRESS)
def test_a_page_for_some_is_not_found_by_others_and_opens_after_signing_in(
    client, content, code, django_user_model
):
    """To be sent to where one signs in would say that there is such a page."""
    PageViewRestriction.objects.create(page=content, restriction_type="login")
    response = client.get(ADDRESS[code])
    assert response.status_code == 404
    html = response.content.decode()
    assert f'<html lang="{code}"' in html
    assert "Kontakt" not in html
    assert "Contact us" not in html
    assert f"<h1>{LOGIN[code]}</h1>" in client.get(f"/{code}/_util/login/").content.decode()
    client.force_login(django_user_model.objects.create_user("member"))
    assert client.get(ADDRESS[code]).status_code == 200
