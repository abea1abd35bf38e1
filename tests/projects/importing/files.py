"""Files of projects, and what comes of importing them."""

from typing import Any

from projects.importing.csv_file import read
from projects.importing.dry_run import Wish, run
from projects.importing.report import Report
from projects.models import ProjectIndexPage, ProjectPage


def sheet(*rows: str, separator: str = ";", encoding: str = "utf-8") -> bytes:
    return "\r\n".join(rows).replace(";", separator).encode(encoding)


def trial(index: ProjectIndexPage, *rows: str, **wish: Any) -> Report:
    return run(read(sheet(*rows)), Wish(index, **wish), write=False)


def imported(index: ProjectIndexPage, *rows: str, **wish: Any) -> Report:
    return run(read(sheet(*rows)), Wish(index, **wish), write=True)


def latest(page: ProjectPage) -> ProjectPage:
    return ProjectPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def problems(report: Report) -> list[tuple[int, str, str]]:
    return [(r.number, p.column, p.message) for r in report.results for p in r.problems]
