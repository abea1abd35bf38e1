"""Whatever is asked, the answer is the site's own page and never a 500."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings, strategies as st

pytestmark = pytest.mark.django_db

LONG = "a" * 8192


@pytest.mark.parametrize("code", ["sv", "en"])
@pytest.mark.parametrize(
    "path",
    [
        "finns-inte/",
        "om-oss/finns-inte/",
        "om-oss/kontakt/skriv-ut/igen/",
        "om-oss/kontakt/print/print/",
        f"{LONG}/",
        "/".join(["djupt"] * 200) + "/",
        "%00/",
        "om-oss%00/",
        "%FF%FE/",
        "%2e%2e/%2e%2e/etc/passwd/",
        "<script>/",
        "'; DROP TABLE wagtailcore_page; --/",
        "सम्मेलन/",
    ],
)
def test_unknown_paths_get_the_site_s_page(client, content, code, path):
    response = client.get(f"/{code}/{path}")
    assert response.status_code in (400, 404)
    html = response.content.decode()
    assert f'<html lang="{code}"' in html
    assert "<script>/" not in html


@pytest.mark.parametrize(("header", "language"), [("sv", "sv"), ("en", "en")])
def test_a_path_outside_both_languages_answers_in_the_visitor_s(client, home, header, language):
    response = client.get("/nonsense", headers={"accept-language": header})
    assert response.status_code == 404
    assert f'<html lang="{language}"' in response.content.decode()
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_wrong_methods_change_nothing_and_say_so(client, content, method):
    assert getattr(client, method)("/sv/om-oss/kontakt/").status_code == 405
    assert getattr(client, method)("/").status_code == 405


@pytest.mark.parametrize(
    "query", ["%00", "%", "=", f"x={LONG}", "x=%FF", "page=-1", "a[]=1&a[]=2", "&&&", "x=%ud800"]
)
def test_odd_queries_do_no_harm(client, content, query):
    assert client.get(f"/sv/om-oss/kontakt/?{query}").status_code == 200


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(path=st.text(max_size=60))
def test_any_path_at_all_is_answered_without_an_error(client, content, path):
    from urllib.parse import quote

    response = client.get(f"/en/{quote(path, safe='/')}")
    assert response.status_code in (200, 301, 302, 400, 404)


def test_head_and_options_are_answered(client, content):
    head = client.head("/sv/om-oss/kontakt/")
    assert (head.status_code, head.content) == (200, b"")
    assert client.options("/sv/om-oss/kontakt/").status_code == 200


def test_the_error_page_needs_no_database(django_assert_num_queries, rf):
    from django.utils import translation

    from palmecenter.errors.views import server_error

    for code, words in (("sv", "fel"), ("en", "wrong")):
        with translation.override(code), django_assert_num_queries(0):
            response = server_error(rf.get(f"/{code}/"))
        assert response.status_code == 500
        assert words in response.content.decode()


def test_health_says_ok_and_is_not_cached(client, db):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-store" in response["Cache-Control"]


def test_robots_name_the_sitemap(client, home):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /admin/" in text


@pytest.mark.parametrize(
    ("code", "heading"),
    [("sv", "Formuläret kunde inte tas emot"), ("en", "The form could not be received")],
)
def test_a_form_that_another_site_sends_is_refused_in_the_reader_s_language(home, code, heading):
    foreign = {"origin": "https://evil.example"}
    response = Client(enforce_csrf_checks=True).post(f"/{code}/", headers=foreign)
    html = response.content.decode()
    assert response.status_code == 403
    assert f'<html lang="{code}"' in html
    assert heading in html
