"""What the files are called, where they are, how they answer, and what they cost."""

import re
from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palmecenter.protection.levels import ProtectionLevel
from projects.models import OpenDataSettings
from tests.factories.pages import ContentPageFactory, publish
from tests.factories.projects import (
    ProjectResultFactory,
)
from tests.factories.taxonomy import (
    ThemeFactory,
)
from tests.projects.exports.files import EN, FILES, SV, body, document, make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_the_same_tag_until_something_changes(client, index, name):
    """Also where a project was changed in the second in which the file is written."""
    with time_machine.travel("2026-05-04T10:00:00+00:00", tick=False) as clock:
        page = make(index, period_start=date(2026, 1, 1), period_end=date(2026, 12, 31))
        publish(page)
        first = client.get(f"{SV}{name}")["ETag"]
        clock.shift(1)
        assert client.get(f"{SV}{name}")["ETag"] == first
        publish(page, heading_sv="Brunnar och dammar", budget=400_000)
        assert client.get(f"{SV}{name}")["ETag"] != first


@pytest.mark.parametrize("name", FILES)
def test_head_answers_without_a_body_and_other_methods_are_refused(client, index, name):
    publish(make(index))
    got, headed = client.get(f"{SV}{name}"), client.head(f"{SV}{name}")
    assert headed.status_code == 200
    assert headed["Content-Type"] == got["Content-Type"]
    for header in ("Content-Length", "ETag", "Last-Modified", "Link"):
        assert headed[header] == got[header], header
    assert int(got["Content-Length"]) == len(body(got))
    assert b"".join(headed.streaming_content) == b""
    assert client.post(f"{SV}{name}").status_code == 405
    assert client.options(f"{SV}{name}")["Allow"] == "GET, HEAD, OPTIONS"


def test_files_say_what_they_are(client, index):
    make(index)
    response = client.get(f"{SV}projects.csv?land=namibia")
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert response["Content-Disposition"].startswith('attachment; filename="projects-sv-')
    assert response["Content-Language"] == "sv"
    assert '/sv/utvecklingsprojekt/?land=namibia>; rel="collection"' in response["Link"]
    assert client.get(f"{SV}projects.json")["Content-Type"] == "application/json"
    assert client.get(f"{SV}iati.xml")["Content-Type"] == "application/xml; charset=utf-8"


def test_a_file_has_one_address_in_each_language(client, index):
    response = client.get("/en/utvecklingsprojekt/projects.csv?country=kenya")
    assert response.status_code == 301
    assert response["Location"] == f"{EN}projects.csv?country=kenya"
    for path in (f"{SV}projects.csv/", f"{SV}projects.xlsx", f"{SV}projects.csv/x"):
        assert client.get(path).status_code in {301, 404}


def test_the_list_links_its_files_with_its_filters(client, index):
    make(index)
    soup = BeautifulSoup(client.get(f"{SV}?land=namibia").content, "lxml")
    alternates = {
        link["href"]: link["type"] for link in soup.select("head link[type][rel=alternate]")
    }
    assert alternates[f"{SV}projects.csv?land=namibia"] == "text/csv"
    links = {link["href"] for link in soup.select("main a")}
    assert f"{SV}iati.xml?land=namibia" in links
    assert f"{SV}iati-organisation.xml" in links


def test_a_selection_of_which_nothing_can_be_told_as_iati_has_no_such_file(client, index):
    make(index, protection=ProtectionLevel.LIMITED, iati_identifier="")
    for address in (SV, f"{SV}land/namibia/", f"{SV}?land=namibia&tema=fred"):
        assert "iati.xml" not in client.get(address).content.decode()
    make(index, 1)
    for address in (SV, f"{SV}land/namibia/"):
        html = client.get(address).content.decode()
        files = re.findall(r'<a href="([^"]+iati[^"]*xml[^"]*)"', html)
        assert f"{address}iati.xml" in files
        assert [client.get(file.replace("&amp;", "&")).status_code for file in files] == [200, 200]


def test_the_policy_on_what_is_left_out_is_linked(client, index, section):
    policy = ContentPageFactory(parent=section, heading_sv="Undantag", heading_en="Exclusions")
    OpenDataSettings.objects.update(exclusions_page=policy)
    make(index, protection=ProtectionLevel.LIMITED)
    address = policy.address("en")
    assert document(client)["exclusions"]["en"].endswith(address)
    for name in ("iati.xml", "iati-organisation.xml"):
        assert address in body(client.get(f"{SV}{name}")).decode()
    assert policy.address("sv") in client.get(SV).content.decode()


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_many_projects_asks_the_database_no_more_than_one_of_few(client, index, name):
    def queries() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            body(client.get(f"{EN}{name}"))
        return len(captured)

    make(index, 0, results=[ProjectResultFactory.build()], themes=[ThemeFactory()])
    queries()
    few = queries()
    for number in range(1, 20):
        make(index, number, results=[ProjectResultFactory.build()], themes=[ThemeFactory()])
    assert queries() <= few
