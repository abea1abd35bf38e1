"""One command does what is due: each job by itself, once, and it is known how that ended."""

import logging
from datetime import UTC, datetime, time, timedelta
from io import StringIO

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django_tasks_db.models import DBTaskResult

from palmecenter.errors import held_back
from palmecenter.forms.outbox import deliver_mail
from palmecenter.settings.tasks import TASKS
from palmecenter.tasks import schedule
from palmecenter.tasks.heartbeat import last_beat
from palmecenter.tasks.locks import locked
from palmecenter.tasks.models import JobRun
from palmecenter.tasks.running import run_due
from publications.choices import OrderState
from publications.models import Order
from tests.tasks.working import work

pytestmark = pytest.mark.django_db

MORNING = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)


def said() -> list[str]:
    out = StringIO()
    call_command("run_due", stdout=out)
    return [line.partition(" (")[0] for line in out.getvalue().splitlines()]


def test_everything_that_a_timer_ran_before_is_a_job_and_goes_well(home) -> None:
    old = Order.objects.create(state=OrderState.SENT, name="Anna", email="anna@example.org")
    Order.objects.update(state_changed=MORNING - timedelta(days=400))
    assert {
        "publish_scheduled: done",
        "process_registrations: done",
        "erase_old_orders: done",
        "withdraw_expired_consent: done",
        "tidy_kept_files: done",
        "sessions: done",
    } <= set(said())
    old.refresh_from_db()
    assert old.name == ""
    assert not JobRun.objects.exclude(failure="").exists()


def test_one_that_fails_keeps_nobody_from_the_others_and_is_told(job, settings, tmp_path, caplog):
    settings.ERRORS_DIR = tmp_path
    settings.ADMINS = [("", "anna@example.org")]
    ran: list[str] = []

    def fail() -> None:
        raise ValueError("Hemligt namn")

    job("a fails", fail)
    job("b goes well", lambda: ran.append("b"))
    with caplog.at_level(logging.ERROR):
        assert said()[1] == "b goes well: done"
    assert ran == ["b"]
    failed = JobRun.objects.get(name="a fails")
    assert failed.failure.startswith("ValueError in ")
    assert "Hemligt" not in failed.failure
    assert failed.ended_at
    assert failed.succeeded_at is None
    assert "The job a fails failed." in caplog.text
    assert len(mail.outbox) == 1
    assert "Hemligt" not in mail.outbox[0].body


@pytest.mark.parametrize(("minutes", "times"), [(0, 1), (50, 1), (59.5, 2), (120, 2)])
def test_a_job_is_run_when_its_time_is_over(job, minutes: float, times: int) -> None:
    ran: list[int] = []
    job("hourly", lambda: ran.append(1), every=timedelta(hours=1))
    with time_machine.travel(MORNING, tick=False) as clock:
        run_due()
        clock.shift(timedelta(minutes=minutes))
        run_due()
    assert len(ran) == times


@pytest.mark.parametrize(
    ("first", "second", "times"),
    [
        # Three in the morning in Sweden is two in winter and one in summer.
        ("2026-12-01T01:30", "2026-12-01T01:59", 1),
        ("2026-12-01T01:30", "2026-12-01T02:01", 2),
        ("2026-12-01T02:01", "2026-12-01T23:59", 1),
        ("2026-07-01T00:59", "2026-07-01T01:01", 2),
        # The night when the clocks are set back is 25 hours long.
        ("2026-10-24T01:01", "2026-10-25T01:30", 1),
        ("2026-10-24T01:01", "2026-10-25T02:01", 2),
        # A machine that was off at that time does it when it is on again.
        ("2026-12-01T02:01", "2026-12-04T09:00", 2),
    ],
)
def test_a_daily_job_is_run_once_a_day_from_its_time_on(job, first, second, times) -> None:
    ran: list[int] = []
    job("daily", lambda: ran.append(1), every=schedule.DAY, at=time(3, 0))
    for moment in (first, second):
        with time_machine.travel(datetime.fromisoformat(f"{moment}+00:00"), tick=False):
            run_due()
    assert len(ran) == times


def test_what_failed_is_tried_again_soon_though_it_is_due_once_a_day(job) -> None:
    ran: list[int] = []

    def fail_once() -> None:
        ran.append(1)
        if len(ran) == 1:
            raise OSError

    job("daily", fail_once, every=schedule.DAY, at=time(3, 0))
    with time_machine.travel(MORNING, tick=False) as clock:
        run_due()
        clock.shift(timedelta(minutes=5))
        run_due()
        assert len(ran) == 1
        clock.shift(timedelta(minutes=10))
        run_due()
        assert (len(ran), JobRun.objects.get().failure) == (2, "")
        clock.shift(timedelta(minutes=15))
        run_due()
    assert len(ran) == 2


def test_a_job_that_was_broken_off_is_tried_again_after_the_others_had_their_turn(job) -> None:
    ran: list[str] = []

    def killed() -> None:
        raise SystemExit

    job("a", killed)
    job("b", lambda: ran.append("b"))
    with time_machine.travel(MORNING, tick=False) as clock:
        with pytest.raises(SystemExit):
            run_due()
        run_due()
        assert ran == ["b"]
        clock.shift(timedelta(minutes=1))
        with pytest.raises(SystemExit):
            run_due()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="in the database, see the other module")
def test_what_another_process_is_at_is_left_to_it(job) -> None:
    ran: list[int] = []
    job("slow", lambda: ran.append(1))
    with locked("job slow") as is_mine:
        assert is_mine
        assert run_due() == {}
    assert list(run_due()) == ["slow"]


def test_the_page_and_the_first_page_say_in_words_what_is_not_well(job, editor_client, monkeypatch):
    monkeypatch.setattr(held_back, "_own", {})

    def fail() -> None:
        raise ValueError

    job("Post sänds", fail)
    job("Sidor publiceras", lambda: None)
    run_due()
    first = editor_client.get("/admin/").content.decode()
    assert "Not everything is well" in first
    assert "1 job has failed or is late: Post sänds." in first
    page = editor_client.get("/admin/reports/well/").content.decode()
    assert "Failed. It is tried again by itself" in page
    JobRun.objects.filter(name="Post sänds").delete()
    job("Post sänds", lambda: None)
    run_due()
    assert "jobs have failed" not in editor_client.get("/admin/reports/well/").content.decode()
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=2)):
        late = editor_client.get("/admin/reports/well/").content.decode()
    assert "2 jobs have failed or are late" in late


def test_what_the_queue_holds_of_work_that_is_over_goes(settings) -> None:
    settings.TASKS = TASKS
    for _number in range(3):
        deliver_mail.enqueue(0)
    mails = DBTaskResult.objects.filter(queue_name="mail")
    done, lost, waiting = list(mails)
    DBTaskResult.objects.filter(pk=done.pk).update(status="SUCCESSFUL", finished_at=MORNING)
    DBTaskResult.objects.filter(pk=lost.pk).update(status="RUNNING", started_at=MORNING)
    with time_machine.travel(MORNING + timedelta(hours=23), tick=False):
        call_command("run_due")
    assert set(mails.all()) == {done, waiting}
    with time_machine.travel(MORNING + timedelta(hours=47), tick=False):
        call_command("run_due")
    assert list(mails.all()) == [waiting]


def test_the_schedule_asks_for_a_sign_of_life_that_a_worker_gives(settings) -> None:
    settings.TASKS = TASKS
    for _run in range(2):
        JobRun.objects.all().delete()
        call_command("run_due")
    assert DBTaskResult.objects.filter(queue_name="watch").count() == 1
    assert last_beat() is None
    work()
    assert last_beat()
