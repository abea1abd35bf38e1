"""A worker that does, within a test, what it finds in the queue."""

from unittest.mock import patch

from django_tasks_db.management.commands import db_worker


def work() -> None:
    """Do what a worker finds, until there is nothing.

    Between tasks it would close its connection, and with it what a test wrote.
    """
    worker = db_worker.Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="queue",
        startup_delay=False,
        max_tasks=None,
        worker_id="of a test",
        excluded_queue_names=[],
    )
    with patch.object(db_worker, "close_old_connections"):
        worker.run()
