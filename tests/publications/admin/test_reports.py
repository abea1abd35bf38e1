"""The report on downloads: what was taken how often, in which days."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from publications.models import DownloadCount
from tests.factories.publications import make_index, publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def counts(db):
    page = publication(make_index(), {}, heading_sv="=Cirkeln", heading_en="The circle")
    for language, light, day, number in (
        ("sv", False, date(2026, 1, 1), 2),
        ("sv", False, date(2026, 2, 1), 5),
        ("sv", True, date(2026, 2, 1), 4),
        ("my", False, date(2026, 2, 2), 9),
    ):
        DownloadCount.objects.create(
            page=page, language=language, format="pdf", is_light=light, day=day, count=number
        )


def rows(client, **query: str) -> list[list[str]]:
    response = client.get(reverse("download_report"), {"export": "csv", **query})
    text = response.getvalue().decode("utf-8-sig")
    return [line[1:] for line in csv.reader(StringIO(text))][1:]


def test_editions_are_counted_over_all_days_the_most_wanted_first(counts, editor_client):
    assert rows(editor_client) == [
        ["Burmese", "PDF", "9"],
        ["Swedish", "PDF", "7"],
        ["Swedish", "Light PDF", "4"],
    ]


def test_days_and_language_narrow_it(counts, editor_client):
    assert rows(editor_client, day_from="2026-02-01", day_to="2026-02-01", language="sv") == [
        ["Swedish", "PDF", "5"],
        ["Swedish", "Light PDF", "4"],
    ]


def test_staff_see_it_and_no_cell_is_a_formula(counts, editor_client):
    html = editor_client.get(reverse("download_report")).content.decode()
    assert "=Cirkeln" in html
    assert "Burmese" in html
    export = editor_client.get(reverse("download_report"), {"export": "csv"}).getvalue().decode()
    assert "'=Cirkeln" in export


def test_the_report_says_how_many_files_were_taken(counts, editor_client):
    address = reverse("download_report")
    assert "3 files were taken" in editor_client.get(address).content.decode()
    one = editor_client.get(address, {"language": "my"}).content.decode()
    assert "1 file was taken" in one


def test_nonsense_in_the_address_is_no_error(counts, editor_client):
    address = reverse("download_report")
    for query in ({"day_from": "2024-13-45"}, {"language": "xx"}, {"p": "x"}, {"format": "print"}):
        assert editor_client.get(address, query).status_code == 200


def test_whoever_edits_no_page_does_not_see_it(counts, client):
    user = get_user_model().objects.create_user("nobody", password="x")
    client.force_login(user)
    assert client.get(reverse("download_report")).status_code == 302
