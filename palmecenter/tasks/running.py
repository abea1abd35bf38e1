"""Running what is due: each job by itself, by one server at a time, and noted how it ended."""

import logging

from django.utils import timezone

from palmecenter.errors.records import named, place_of

from .locks import locked
from .models import JobRun
from .schedule import Job, jobs

logger = logging.getLogger(__name__)

LONGEST_FAILURE = 300


def run_due() -> dict[str, JobRun]:
    """Run every job that is due, and return how each of them went.

    One that fails keeps nobody from the others. One that another process is at is left to it.
    """
    known = JobRun.objects.in_bulk(field_name="name")
    ran = {}
    for job in jobs():
        if not job.is_due(known.get(job.name), timezone.now()):
            continue
        with locked(f"job {job.name}") as is_mine:
            # Another server may have done it since.
            last = JobRun.objects.filter(name=job.name).first() if is_mine else None
            if is_mine and job.is_due(last, timezone.now()):
                ran[job.name] = _run(job)
    return ran


def _run(job: Job) -> JobRun:
    """Run a job now. That it began is noted first: what kills a run is not tried at once again."""
    run, _new = JobRun.objects.update_or_create(
        name=job.name, defaults={"started_at": timezone.now()}
    )
    try:
        job.run()
    except Exception as error:  # whatever it is, the others are run
        run.failure = f"{named(error)} in {place_of(error)}"[:LONGEST_FAILURE]
        # In the log, and so by mail to those who run the site.
        logger.exception("The job %s failed.", job.name)
    else:
        run.failure = ""
    run.ended_at = timezone.now()
    if not run.failure:
        run.succeeded_at = run.ended_at
    run.save(update_fields=["ended_at", "succeeded_at", "failure"])
    return run
