"""Pages that had their level before it hid more lose that too, and it is sealed where it can be."""

import importlib
import json
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.apps import apps
from django.test import override_settings

from events.models import EventPage, ProgrammeItem
from palmecenter.pages.models import BasePage
from palmecenter.protection.identities.encryption import new_key
from palmecenter.protection.identities.models import ProtectedIdentity
from projects.models import ProjectPage
from publications.models import PublicationAuthor, PublicationPage
from tests.factories.events import EventIndexPageFactory, EventPageFactory, EventSeriesPageFactory
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.publications import make_index, publication
from tests.factories.taxonomy import RegionFactory, TargetGroupFactory, WayOfWorkingFactory

pytestmark = pytest.mark.django_db

SEAL = "palmecenter.protection.identities.migrations.0002_seal_what_levels_hide_since"
EMPTY = (
    "events.migrations.0005_no_clock_or_language_where_hidden",
    "projects.migrations.0006_no_region_or_groups_where_hidden",
    "publications.migrations.0005_no_authors_or_series_where_hidden",
    "party_support.migrations.0005_no_rounding_where_hidden",
)


def migrate() -> None:
    importlib.import_module(SEAL).keep(apps, None)
    for name in EMPTY:
        importlib.import_module(name).take_out(apps, None)
    importlib.import_module("palmecenter.pages.migrations.0005_new_ids_where_hidden").renew(
        apps, None
    )


def protect_past_the_page(page: Any, level: str = "protected") -> None:
    """Give a page a level as it was kept before: with what the level hides since."""
    page.save_revision()
    type(page).objects.filter(pk=page.pk).update(protection=level)
    for revision in page.revisions.all():
        revision.content["protection"] = level
        revision.save(update_fields=["content"])


@pytest.fixture
def event(home) -> EventPage:
    index = EventIndexPageFactory(parent=home)
    page = EventPageFactory(
        parent=index,
        time_zone="Asia/Yangon",
        start_date=date(2026, 12, 10),
        start_time=time(9, 0),
        spoken=["my"],
        series=EventSeriesPageFactory(parent=index, heading_sv="Burmasamtal"),
        programme=[ProgrammeItem(begins=time(9, 30), heading_sv="Start")],
    )
    page = EventPage.objects.get(pk=page.pk)
    protect_past_the_page(page)
    return page


def test_an_event_loses_its_clock_languages_and_series_in_its_row_and_its_revisions(event) -> None:
    migrate()
    stored = EventPage.objects.get(pk=event.pk)
    assert (stored.start_time, stored.end_time, stored.time_zone) == (
        None,
        None,
        "Europe/Stockholm",
    )
    assert (stored.spoken, stored.series, stored.programme.count()) == ([], None, 0)
    assert stored.starts_at == datetime(2026, 12, 9, 23, tzinfo=UTC)
    assert stored.ends_at == datetime(2026, 12, 10, 23, tzinfo=UTC)
    for revision in stored.revisions.all():
        assert "Yangon" not in json.dumps(revision.content)
        assert (revision.content["programme"], revision.content["series"]) == ([], None)
        assert revision.as_object().start_time is None


def test_a_project_loses_its_region_and_whom_it_is_for(home) -> None:
    page = ProjectPageFactory(
        parent=ProjectIndexPageFactory(parent=home),
        region=RegionFactory(),
        target_groups=[TargetGroupFactory()],
        ways_of_working=[WayOfWorkingFactory()],
        iati_sector="15150",
    )
    protect_past_the_page(ProjectPage.objects.get(pk=page.pk))
    migrate()
    stored = ProjectPage.objects.get(pk=page.pk)
    assert (stored.region, stored.iati_sector) == (None, "")
    assert not stored.target_groups.exists()
    assert not stored.ways_of_working.exists()
    [revision] = stored.revisions.all()
    assert revision.content["region"] is None
    assert revision.content["target_groups"] == revision.content["ways_of_working"] == []


@pytest.mark.parametrize(("level", "year"), [("limited", 2025), ("protected", None)])
def test_a_publication_loses_its_authors_and_from_protected_on_its_year(level: str, year) -> None:
    page = publication(make_index(), series_sv="Burma i dag", year=2025)
    page.authors.add(PublicationAuthor(name="Lind, Anna"))
    page.save()
    protect_past_the_page(page, level)
    migrate()
    stored = PublicationPage.objects.get(pk=page.pk)
    assert (stored.authors.count(), stored.year) == (0, year)
    assert bool(stored.series_sv) == (year is not None)


def test_ids_and_days_of_pages_that_are_protected_begin_anew_and_others_stay(event) -> None:
    EventPage.objects.get(pk=event.pk).save_revision()
    parent = BasePage.objects.get(pk=event.get_parent().pk)
    migrate()
    stored = EventPage.objects.get(pk=event.pk)
    assert stored.translation_key != event.translation_key
    assert stored.first_published_at == stored.last_published_at
    assert BasePage.objects.get(pk=parent.pk).translation_key == parent.translation_key


def test_what_migrations_take_out_is_sealed_where_there_is_a_key(event) -> None:
    with override_settings(IDENTITY_KEYS=[new_key()]):
        migrate()
        identity = ProtectedIdentity.objects.get(subject_id=str(event.pk))
        [kept] = identity.take()["removed"]
    assert kept["facts"]["time_zone"] == "Asia/Yangon"
    assert kept["facts"]["start_time"] == "09:00:00"
    assert kept["facts"]["series"] == "Burmasamtal"
    assert kept["facts"]["programme"][0]["heading_sv"] == "Start"
    assert kept["earlier"][0]["spoken"] == ["my"]


def test_without_a_key_it_is_taken_out_all_the_same(event) -> None:
    with override_settings(IDENTITY_KEYS=[]):
        migrate()
    assert not ProtectedIdentity.objects.exists()
    assert EventPage.objects.get(pk=event.pk).start_time is None
