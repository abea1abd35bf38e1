"""Several runs of the timer at once, and editors at work, on PostgreSQL.

SQLite lets one writer in at a time, so that there nothing is proved; it is left out by name.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.management import call_command
from django.db import connection, connections, transaction
from wagtail.models import PageLogEntry, Revision

from palmecenter.pages.models import BasePage, ContentPage
from tests.factories.pages import ContentPageFactory, SectionPageFactory, make_home

from .test_schedule import due, stored

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="needs rows that are locked one by one"
    ),
    pytest.mark.usefixtures("migrated"),
]
RUNS = 4


@pytest.fixture
def pages(transactional_db) -> list[ContentPage]:
    section = SectionPageFactory(parent=make_home())
    found = [ContentPageFactory(parent=section, heading_sv=f"Sida {n}") for n in range(5)]
    for page in found:
        due(page, heading_sv="Ute")
    return found


def at_once(act: Callable[[], Any], times: int) -> None:
    start = Barrier(times)

    def run(_number: int) -> None:
        start.wait()
        try:
            act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        list(pool.map(run, range(times)))


def test_runs_at_once_publish_each_page_once(pages: list[ContentPage]) -> None:
    at_once(lambda: call_command("publish_scheduled"), RUNS)
    assert {stored(page).heading_sv for page in pages} == {"Ute"}
    entries = PageLogEntry.objects.filter(action="wagtail.publish.scheduled")
    assert sorted(entries.values_list("page", flat=True)) == [page.pk for page in pages]
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_a_page_that_an_editor_has_in_hand_waits_for_the_next_run(pages: list[ContentPage]) -> None:
    with transaction.atomic():
        rows = BasePage._base_manager.order_by().select_for_update().filter(pk=pages[0].pk)
        assert rows.values_list("pk").first()
        at_once(lambda: call_command("publish_scheduled"), 1)
    assert stored(pages[0]).heading_sv == "Sida 0"
    assert {stored(page).heading_sv for page in pages[1:]} == {"Ute"}
    call_command("publish_scheduled")
    assert stored(pages[0]).heading_sv == "Ute"


def test_what_cannot_go_out_is_told_though_runs_meet(pages: list[ContentPage]) -> None:
    get_user_model().objects.create_superuser("anna", "anna@example.org", "secret")
    content = Revision.objects.for_instance(pages[0]).latest("pk").content
    Revision.objects.for_instance(pages[0]).update(
        content={**content, "ready_sv": False, "ready_en": False}
    )
    at_once(lambda: call_command("publish_scheduled"), RUNS)
    assert len(mail.outbox) == 1
    assert Revision.objects.filter(approved_go_live_at__isnull=False).count() == 1
