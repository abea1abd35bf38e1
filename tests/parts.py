"""Which tests run on which database, when all of them run.

Production runs on PostgreSQL, so PostgreSQL runs everything that needs a database. SQLite, which
`make run` uses, runs what no database changes (so that it runs once) and what differs there:
search, lists, the walk that looks for leaks in the file itself, the locks of jobs, and the pages of
each section.
"""

from pathlib import Path

import pytest

SQLITE, POSTGRESQL = "sqlite", "postgresql"
DIFFERS_ON_SQLITE = (
    "search/*",
    "listing/*",
    "leaks/*",
    "tasks/*",
    "*/test_list*.py",
    "*/test_index.py",
    "*/test_page.py",
    "*/test_pages.py",
    "*/test_chapters.py",
)
NEEDS_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup", "migrated"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run of all tests say which part of them it is."""
    parser.addoption("--part", choices=[SQLITE, POSTGRESQL], help="see tests/parts.py")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the other part runs, unless somebody named the files that are wanted."""
    part = config.getoption("part")
    if not part or config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return
    left_out = [item for item in items if not _is_in(part, item)]
    items[:] = [item for item in items if _is_in(part, item)]
    config.hook.pytest_deselected(items=left_out)


def _is_in(part: str, item: pytest.Item) -> bool:
    if not _needs_database(item):
        return part == SQLITE
    inside = item.path.relative_to(Path(__file__).parent)
    return part == POSTGRESQL or any(inside.match(pattern) for pattern in DIFFERS_ON_SQLITE)


def _needs_database(item: pytest.Item) -> bool:
    used = getattr(item, "fixturenames", ())
    return bool(item.get_closest_marker("django_db")) or not NEEDS_DATABASE.isdisjoint(used)
