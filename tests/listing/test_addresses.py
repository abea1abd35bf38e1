"""The address of the list is its state: clean, in the reader's language, and whatever is asked."""

import re
from html import unescape
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from palmecenter.taxonomy.models import Country, Theme
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.taxonomy import CountryFactory, ThemeFactory

pytestmark = pytest.mark.django_db

LIST = {"sv": "/sv/utvecklingsprojekt/", "en": "/en/development-projects/"}
LONG = "a" * 8192


@pytest.fixture
def kenya(home) -> Country:
    country: Country = CountryFactory.create(code="KE")
    return country


@pytest.fixture
def labour(home) -> Theme:
    theme: Theme = ThemeFactory.create(
        name_sv="Arbetsliv", name_en="Labour", text_sv="Facken.", text_en="Unions."
    )
    return theme


@pytest.fixture
def index(home, kenya, labour):
    index = ProjectIndexPageFactory(parent=home)
    ProjectPageFactory(parent=index, countries=[kenya], themes=[labour])
    ProjectPageFactory(parent=index, themes=[labour])
    return index


def head(html: str, pattern: str) -> list[str]:
    return [unescape(found) for found in re.findall(pattern, html)]


def canonical(html: str) -> str:
    (address,) = head(html, r'<link rel="canonical" href="([^"]+)"')
    return urlsplit(address)._replace(scheme="", netloc="").geturl()


def switch(html: str, code: str) -> str:
    (address,) = head(html, rf'<a href="([^"]+)" lang="{code}"')
    return address


def notes(html: str) -> list[str]:
    found = re.search(r'<div class="notice" role="status"[^>]*>(.*?)</div>', html, re.DOTALL)
    return head(found[1], r"<li>(.*?)</li>") if found else []


@pytest.mark.parametrize(
    ("code", "asked", "clean"),
    [
        ("sv", "q=&land=&tema=&fran=&till=", ""),
        ("sv", "land=kenya&land=kenya", "?land=kenya"),
        ("sv", "country=kenya", "?land=kenya"),
        ("en", "land=kenya&tema=arbetsliv", "?country=kenya&theme=labour"),
        ("sv", "sida=1", ""),
        ("sv", "ordning=nyast", ""),
        ("sv", "utm_source=brev&land=kenya", "?land=kenya"),
        ("sv", "q=++brunnar+", "?q=brunnar"),
        ("sv", "ordning=rubrik&land=kenya", "?land=kenya&ordning=rubrik"),
    ],
)
def test_what_is_empty_or_in_the_other_language_leads_to_the_clean_address(
    client, index, code, asked, clean
):
    response = client.get(f"{LIST[code]}?{asked}")
    assert response.status_code == 301
    assert response["Location"] == LIST[code] + clean
    assert "public" in response["Cache-Control"]
    assert client.get(response["Location"]).status_code == 200


def test_the_language_switch_keeps_place_and_filters_and_leads_back(client, index):
    there = f"{LIST['sv']}?land=kenya&tema=arbetsliv&status=pagaende&fran=2024&ordning=rubrik"
    english = switch(client.get(there).content.decode(), "en")
    expected = "?country=kenya&theme=labour&status=running&from=2024&order=heading"
    assert english == LIST["en"] + expected
    assert switch(client.get(english).content.decode(), "sv") == there


def test_the_print_view_of_a_filtered_list_keeps_the_filters_in_either_language(client, index):
    html = client.get(f"{LIST['sv']}skriv-ut/?land=kenya").content.decode()
    assert switch(html, "en") == f"{LIST['en']}print/?country=kenya"
    assert f'href="{LIST["sv"]}?land=kenya"' in html


def test_combinations_are_not_for_search_engines_and_whole_lists_are(client, index):
    combined = client.get(f"{LIST['sv']}?land=kenya&tema=arbetsliv").content.decode()
    assert '<meta name="robots" content="noindex, follow">' in combined
    assert "hreflang=" not in combined.partition("<body")[0]
    whole = client.get(LIST["sv"]).content.decode()
    assert 'name="robots"' not in whole
    assert canonical(whole) == LIST["sv"]
    assert len(head(whole, r'<link rel="alternate" hreflang="(..)"')) == 2


def test_a_list_filtered_by_one_country_alone_is_that_country_s_page(client, index):
    html = client.get(f"{LIST['sv']}?land=kenya").content.decode()
    assert canonical(html) == f"{LIST['sv']}land/kenya/"
    assert 'name="robots"' not in html


@pytest.mark.parametrize(
    ("code", "asked", "said"),
    [
        ("sv", "land=atlantis", "”atlantis” finns inte under ”Land”"),
        ("en", "country=atlantis", "“atlantis” is not to be found under “Country”"),
        ("sv", "status=okant", "”okant” finns inte under ”Status”"),
        ("sv", "fran=2024-13-45", "”2024-13-45” är inget datum"),
        ("en", "to=2024-13-45", "“2024-13-45” is no date"),
        ("sv", "fran=2024&till=2023", "”2023” är före början"),
        ("en", "from=2024&to=2023", "“2023” is before the beginning"),
        ("sv", "sida=-1", "Listan har ingen sida ”-1”"),
        ("sv", "sida=0", "Listan har ingen sida ”0”"),
        ("sv", "sida=9999999", "Det här är den sista, sidan 1"),
        ("en", "page=9999999999999999999999", "There is no page"),
        ("sv", "sida=%D9%A3", "Listan har ingen sida"),
        ("sv", "ordning=slump", "”slump”"),
        ("sv", "q=!!!", "”!!!”"),
        ("sv", "q=brunnar&q=radio", "”radio”"),
        ("sv", f"q={LONG}", "”aaa"),
        ("sv", f"land={LONG}", "”aaa"),
        ("sv", "land=%00", "”"),
        ("sv", "land=kenya%00", "”kenya”"),
        ("sv", "land='%20OR%201=1--", "OR 1=1"),
        ("sv", "land=<script>alert(1)</script>", "script"),
        ("en", "status=%25&status=_", "“%”"),
    ],
)
def test_what_makes_no_sense_is_left_out_and_said_to_be(client, index, code, asked, said):
    response = client.get(f"{LIST[code]}?{asked}")
    html = response.content.decode()
    assert response.status_code == 200
    assert said in " ".join(notes(html))
    assert "<script>alert" not in html
    assert LONG not in html.replace(asked, "")


def test_what_does_make_sense_still_holds_beside_what_does_not(client, index):
    html = client.get(f"{LIST['sv']}?land=kenya&land=atlantis&fran=i+fjol").content.decode()
    assert ">1 projekt<" in html
    assert len(notes(html)) == 2


def test_a_hundred_bad_values_are_not_a_hundred_notes(client, index):
    asked = "&".join(f"land=x{number}" for number in range(100))
    html = client.get(f"{LIST['sv']}?{asked}").content.decode()
    assert len(notes(html)) == 6
    assert notes(html)[-1] == "Ytterligare 95 togs inte med."


def test_more_parameters_than_anybody_sends_are_refused(client, index):
    assert client.get(f"{LIST['sv']}?{'land=x&' * 6000}").status_code == 400


SOME_VALUES = "kenya arbetsliv labour 2024 2024-13-45 -1 0 2 rubrik x' %".split()
VALUES = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(SOME_VALUES)
NAMES = "q land country tema theme status fran from till to ordning order sida page x".split()
QUERIES = st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=6)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(parameters=QUERIES, code=st.sampled_from(["sv", "en"]))
@example(parameters=[("q", '"'), ("q", "\x00")], code="sv")
def test_any_query_is_answered_at_once_or_after_one_redirect(client, index, parameters, code):
    query = "&".join(f"{name}={quote(value)}" for name, value in parameters)
    response = client.get(f"{LIST[code]}?{query}")
    if response.status_code == 301:
        response = client.get(response["Location"])
    assert response.status_code == 200
    assert response.context["listing"].total <= 2


@pytest.mark.parametrize(
    ("kind", "paths"),
    [
        ("country", ("land/kenya/", "country/kenya/")),
        ("theme", ("tema/arbetsliv/", "theme/labour/")),
    ],
)
def test_a_country_and_a_theme_have_pages_that_lead_to_each_other(client, index, kind, paths):
    addresses = {"sv": LIST["sv"] + paths[0], "en": LIST["en"] + paths[1]}
    for code, address in addresses.items():
        other = {"sv": "en", "en": "sv"}[code]
        html = client.get(address).content.decode()
        assert canonical(html) == address
        assert switch(html, other) == addresses[other]
        linked = head(html, r'<link rel="alternate" hreflang="(?:sv|en)" href="([^"]+)"')
        assert [urlsplit(one).path for one in linked] == list(addresses.values())


def test_a_place_says_its_own_text_and_holds_only_its_projects(client, index, labour, kenya):
    html = client.get(f"{LIST['en']}theme/labour/").content.decode()
    assert "<h1>Labour</h1>" in html
    assert "Unions." in html
    assert ">2 projects<" in html
    assert "<h1>Kenya</h1>" in (html := client.get(f"{LIST['en']}country/kenya/").content.decode())
    assert ">1 project<" in html
    assert 'name="country"' not in html


def test_a_text_that_a_term_has_only_in_swedish_is_marked_in_english(client, index, labour):
    Theme.objects.filter(pk=labour.pk).update(text_en="")
    html = client.get(f"{LIST['en']}theme/labour/").content.decode()
    assert '<p class="lead" lang="sv">Facken.</p>' in html


@pytest.mark.parametrize("path", ["land/atlantis/", "land/", "land/kenya/x/", "ort/kenya/"])
def test_there_is_no_page_for_what_is_unknown(client, index, path):
    assert client.get(LIST["sv"] + path).status_code == 404


def test_a_country_without_public_projects_has_no_page_and_is_not_offered(client, index):
    CountryFactory(code="NA")
    assert client.get(f"{LIST['sv']}land/namibia/").status_code == 404
    assert "Namibia" not in client.get(LIST["sv"]).content.decode()
    assert "namibia" not in client.get("/sitemap.xml").content.decode()


def test_a_place_in_the_words_of_the_other_language_leads_to_the_right_ones(client, index):
    response = client.get(f"{LIST['sv']}country/kenya/skriv-ut/")
    assert (response.status_code, response["Location"]) == (
        301,
        f"{LIST['sv']}land/kenya/skriv-ut/",
    )


def test_places_are_in_the_sitemap_with_their_alternates(client, index):
    xml = client.get("/sitemap.xml").content.decode()
    assert f"<loc>http://testserver{LIST['sv']}land/kenya/</loc>" in xml
    assert f'hreflang="en" href="http://testserver{LIST["en"]}theme/labour/"' in xml
