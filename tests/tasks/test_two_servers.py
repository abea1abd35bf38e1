"""Two servers run what is due at the same moment, on PostgreSQL: each job is done once.

On SQLite, which is of one machine, a file is the lock; these are left out there by name.
"""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier, Lock

import pytest
from django.db import connection, connections

from palmecenter.tasks.models import JobRun
from palmecenter.tasks.running import run_due

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="a lock in the database"),
    pytest.mark.usefixtures("migrated"),
]
SERVERS = 4


def on_all_servers() -> None:
    start = Barrier(SERVERS)

    def run(_number: int) -> None:
        start.wait()
        try:
            run_due()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(SERVERS) as pool:
        list(pool.map(run, range(SERVERS)))


def test_each_job_is_done_once_and_by_one_at_a_time(job) -> None:
    count = Lock()
    ran: list[str] = []
    at_work: list[str] = []

    def work(name: str) -> None:
        with count:
            assert name not in at_work
            at_work.append(name)
            ran.append(name)
        time.sleep(0.2)
        at_work.remove(name)

    for name in ("a", "b", "c"):
        job(name, lambda name=name: work(name), every=timedelta(hours=1))
    on_all_servers()
    assert sorted(ran) == ["a", "b", "c"]
    assert set(JobRun.objects.values_list("failure", flat=True)) == {""}


def test_the_lock_is_gone_with_whoever_held_it(job) -> None:
    ran: list[int] = []

    def lose_the_database() -> None:
        ran.append(1)
        connection.close()

    job("loses", lose_the_database, every=timedelta(hours=1))
    run_due()
    JobRun.objects.all().delete()
    on_all_servers()
    assert len(ran) == 2
