"""Nothing joins a page from *protected* on to what files, feeds and calendars told of it before."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Site as WagtailSite

from palmecenter.pages.models import BasePage
from projects.models import OpenDataSettings, ProjectFunding, ProjectPage, ProjectResult
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.taxonomy import (
    CountryFactory,
    OrganisationFactory,
    RegionFactory,
    ScaleFactory,
    TargetGroupFactory,
    ThemeFactory,
    WayOfWorkingFactory,
)

from .raising import BEFORE, agreed, raised

pytestmark = pytest.mark.django_db

# What every level leaves, and what says nothing of one project: see docs/open-data.md.
PUBLIC = {"demo", "languages", "themes", "status", "sums_rounded", "language of the text"}


@pytest.fixture
def moment() -> Iterator[Any]:
    with time_machine.travel(BEFORE, tick=False) as moment:
        yield moment


def a_month_passes(moment: Any, client: Client) -> None:
    """Let staff sign in again, as sessions end by then."""
    moment.shift(timedelta(days=30))
    client.force_login(get_user_model().objects.get(username="editor"))


@pytest.fixture
def project(home) -> ProjectPage:
    publisher = WagtailSite.objects.get()
    OpenDataSettings.objects.create(site=publisher, organisation_identifier="SE-ON-802000-0000")
    index = ProjectIndexPageFactory(parent=home, slug="projekt", slug_en="projects")
    theme = ThemeFactory(name_sv="Fackligt arbete", name_en="Trade unions")
    for number in range(3):
        ProjectPageFactory(parent=index, heading_sv=f"Annat {number}", themes=[theme])
    page = ProjectPageFactory(
        parent=index,
        heading_sv="Brunnar i Dolda",
        heading_en="Wells in Hidden",
        slug="brunnar-i-dolda",
        slug_en="wells-in-hidden",
        countries=[CountryFactory(code="UZ")],
        region=RegionFactory(),
        themes=[theme],
        target_groups=[TargetGroupFactory()],
        ways_of_working=[WayOfWorkingFactory()],
        scale=ScaleFactory(),
        member_organisations=[OrganisationFactory()],
        budget=388_214,
        period_start="2025-02-03",
        iati_identifier="SE-ON-802000-0000-36",
        lessons_sv="Det tog tid.",
        funders=[ProjectFunding(name_sv="Gåvor", name_en="Gifts", amount=36_000)],
        results=[ProjectResult(statement_sv="Brunnar", statement_en="Wells", target=40)],
    )
    page = ProjectPage.objects.get(pk=page.pk)
    page.save_revision().publish()
    return page


def records(client: Client, name: str) -> list[dict[str, Any]]:
    response: Any = client.get(f"/en/projects/{name}")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    if name.endswith("json"):
        return json.loads(text)["projects"]
    return [
        {key.lower(): cell for key, cell in row.items()}
        for row in csv.DictReader(io.StringIO(text))
    ]


def of(found: list[dict[str, Any]], words: str) -> dict[str, Any]:
    [one] = [one for one in found if words in str(one)]
    return one


def leaves(value: Any) -> set[str]:
    """Return what somebody could compare: words and numbers, whatever they stand in."""
    if isinstance(value, dict):
        return set().union(*map(leaves, value.values()))
    if isinstance(value, list):
        return set().union(*map(leaves, value))
    return {str(value)} - {"", "None", "True", "False", "no", "yes"}


def joined(before: dict[str, Any], now: dict[str, Any]) -> set[str]:
    """Return what two records share, but for what every level leaves."""
    known = [
        set().union(*(leaves(one[key]) for key in one.keys() - PUBLIC)) for one in (before, now)
    ]
    return known[0] & known[1]


@pytest.mark.parametrize("name", ["projects.json", "projects.csv"])
def test_nothing_in_a_file_joins_a_protected_project_to_last_month_s(
    client, editor_client, project, moment, name: str
) -> None:
    before = of(records(client, name), "Wells in Hidden")
    a_month_passes(moment, editor_client)
    agreed(editor_client, project, new_name="on", lessons_sv="")
    now = of(records(client, name), "Project on trade unions")
    assert joined(before, now) == set()
    # The walk is not blind: the same project at its level has much in common with itself.
    assert joined(now, now) > set()


def test_heading_and_address_join_them_where_the_editor_was_told_and_kept_them(
    client, editor_client, project, moment
) -> None:
    before = of(records(client, "projects.json"), "Wells in Hidden")
    refused = raised(editor_client, project, "protected").context["form"].errors["remove_hidden"]
    for said in ("brunnar-i-dolda", "Wells in Hidden", "Projekt om fackligt arbete"):
        assert said in str(refused)
    a_month_passes(moment, editor_client)
    agreed(editor_client, project, lessons_sv="")
    now = of(records(client, "projects.json"), "Wells in Hidden")
    assert joined(before, now) == {
        "Brunnar i Dolda",
        "Wells in Hidden",
        *before["url"].values(),
    }


def test_a_heading_that_the_editor_writes_is_left_as_it_is(editor_client, project) -> None:
    agreed(editor_client, project, new_name="on", heading_sv="Vatten", slug="vatten")
    project.refresh_from_db()
    assert (project.heading_sv, project.slug) == ("Vatten", "vatten")
    assert project.heading_en == "Project on trade unions"
    assert re.fullmatch(r"project-on-trade-unions-[a-z]{5}", project.slug_en)


def test_an_address_that_is_new_is_led_to_by_no_old_one(client, editor_client, project) -> None:
    old = [project.address(code) for code in ("sv", "en")]
    agreed(editor_client, project, new_name="on")
    assert [client.get(address).status_code for address in old] == [404, 404]
    assert client.get(ProjectPage.objects.get(pk=project.pk).address("sv")).status_code == 200


def test_nothing_is_offered_where_no_copy_tells_more(editor_client, project) -> None:
    refused = raised(editor_client, project, "limited").context["form"].errors["remove_hidden"]
    assert "brunnar-i-dolda" not in str(refused)
    agreed(editor_client, project, "limited", new_name="on")
    project.refresh_from_db()
    assert project.heading_sv == "Brunnar i Dolda"


def test_the_place_among_others_in_files_and_sitemap_does_not_tell_which_it_was(
    client, editor_client, project
) -> None:
    """Both are in the order of ids that are random: a page with a new one is somewhere else."""
    ids = [one["id"] for one in records(client, "projects.json")]
    assert ids == sorted(ids)
    agreed(editor_client, project, new_name="on")
    now = [one["id"] for one in records(client, "projects.json")]
    assert now == sorted(now)
    assert len({*now} - {*ids}) == 1
    pages = {page.address("sv"): page for page in BasePage.objects.live()}
    listed = re.findall(
        r"<loc>http://testserver(/sv/[^<]*)</loc>", client.get("/sitemap.xml").content.decode()
    )
    keys = [str(pages[address].translation_key) for address in listed if address in pages]
    assert len(keys) > 1
    assert keys == sorted(keys)


def test_ids_stay_while_a_page_is_told_as_it_was(client, editor_client, project) -> None:
    before = of(records(client, "projects.json"), "Wells in Hidden")["id"]
    agreed(editor_client, project, "limited")
    assert of(records(client, "projects.json"), "Wells in Hidden")["id"] == before
    agreed(editor_client, project, "protected")
    other = of(records(client, "projects.json"), "Wells in Hidden")["id"]
    assert other != before
    # Published again, from whatever revision, it is the same.
    for revision in ProjectPage.objects.get(pk=project.pk).revisions.order_by("pk"):
        revision.publish()
        assert of(records(client, "projects.json"), "Wells in Hidden")["id"] == other


def test_an_id_counts_nothing_and_no_file_or_sheet_holds_a_key_of_the_database(
    client, project
) -> None:
    assert {len(one["id"]) for one in records(client, "projects.json")} == {36}
    sheet = client.get("/en/projects/print/").content.decode()
    assert re.findall(r'id="project-(\d+)"', sheet) == ["1", "2", "3", "4"]
