"""A page is sent again as it was, and never when anything was written since.

On PostgreSQL, which can say so; each write comes by a connection of its own, as another worker's.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from palmecenter.pages import page_cache
from palmecenter.pages.models import BasePage, ContentPage

ADDRESS = "/sv/om-oss/kontakt/"
NOON = "2026-11-27 12:00:10"

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="needs a database that names its state"
    ),
    pytest.mark.usefixtures("migrated"),
]


@pytest.fixture(autouse=True)
def at_noon(content) -> Iterator[None]:
    """Stop the clock, on a site that was seen before: the first view makes its settings."""
    with time_machine.travel(NOON, tick=False):
        Client().get(ADDRESS)
        caches["pages"].clear()
        yield


@pytest.fixture
def kept(monkeypatch) -> list[str]:
    """The names of what is kept from now on."""
    names: list[str] = []
    keep = caches["pages"].set

    def keep_and_tell(name: str, response: object) -> None:
        names.append(name)
        keep(name, response)

    monkeypatch.setattr(caches["pages"], "set", keep_and_tell)
    return names


def elsewhere(act: Callable[[], object]) -> None:
    """Do something by another connection, and wait until it is done."""

    def run() -> None:
        try:
            act()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(run).result()


def rename(heading: str) -> None:
    """Change a heading as nothing in the site would do it: no signal tells of it."""
    BasePage.objects.filter(pk=ContentPage.objects.get().pk).update(heading_sv=heading)


def heading_seen(visitor: Client | None = None) -> str:
    """Return the page's heading as a visitor sees it."""
    html = (visitor or Client()).get(ADDRESS).content.decode()
    return html.partition("<h1>")[2].partition("</h1>")[0]


def queries(visitor: Client | None = None) -> int:
    with CaptureQueriesContext(connection) as captured:
        (visitor or Client()).get(ADDRESS)
    return len(captured)


def comes_from_memory(visitor: Client | None = None) -> bool:
    """Say whether the page comes by the one query that asks for the state of the database.

    The state is that of the server, which has other databases: those of the tests beside these.
    """
    return any(queries(visitor) == 1 for _attempt in range(500))


def test_visitors_get_what_the_first_got_by_one_query():
    first = Client().get(ADDRESS)
    assert comes_from_memory()
    again = Client().get(ADDRESS)
    assert first["X-Request-ID"] != again["X-Request-ID"], "each request has its own number"
    del first["X-Request-ID"], again["X-Request-ID"]
    assert (again.content, again.headers) == (first.content, first.headers)
    assert Client().get(ADDRESS, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_what_was_written_by_anybody_in_any_way_is_seen_at_once():
    for number in range(3):
        heading = f"Kontakt {number}"
        elsewhere(partial(rename, heading))
        assert heading_seen() == heading
        assert heading_seen() == heading


def test_what_was_taken_back_is_gone_at_once():
    assert Client().get(ADDRESS).status_code == 200
    elsewhere(lambda: ContentPage.objects.get().unpublish())
    assert Client().get(ADDRESS).status_code == 404


def test_what_another_is_writing_is_seen_when_it_counts():
    """A transaction that was open when the page was kept, and ends."""
    written, seen = Event(), Event()

    def write_slowly() -> None:
        with transaction.atomic():
            rename("Skriv till oss")
            written.set()
            assert seen.wait(20)

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(elsewhere, write_slowly)
        assert written.wait(20)
        old = heading_seen()
        assert heading_seen() == old != "Skriv till oss"
        seen.set()
        writing.result()
    assert heading_seen() == "Skriv till oss"


def test_what_is_written_while_a_page_is_made_does_not_pass_for_new(monkeypatch):
    """The page was read before, and is kept after."""
    decide = page_cache._is_alike_for_everyone

    def write_and_decide(request, response) -> bool:
        elsewhere(lambda: rename("Skriv till oss"))
        return decide(request, response)

    monkeypatch.setattr(page_cache, "_is_alike_for_everyone", write_and_decide)
    assert heading_seen() != "Skriv till oss"
    monkeypatch.undo()
    assert heading_seen() == "Skriv till oss"


def test_a_minute_later_the_page_is_made_anew():
    heading_seen()
    with time_machine.travel("2026-11-27 12:00:59", tick=False):
        assert comes_from_memory()
    with time_machine.travel("2026-11-27 12:01:00", tick=False):
        assert queries() > 1


def test_who_saves_data_gets_a_page_without_fonts():
    font = b"font/woff2"
    assert font in Client().get(ADDRESS).content
    assert font not in Client(headers={"Save-Data": "on"}).get(ADDRESS).content
    assert font in Client().get(ADDRESS).content


def test_nothing_else_is_kept(kept):
    for path in (f"{ADDRESS}?q=1", f"{ADDRESS}skriv-ut/", "/sv/finns-inte/", "/sv/sok/"):
        Client().get(path)
    Client(headers={"cookie": "theirs=1"}).get(ADDRESS)
    Client().post(ADDRESS)
    assert not kept


def test_a_page_behind_a_password_is_not_kept(content, kept):
    content.view_restrictions.create(restriction_type="password", password="hemligt")
    Client().get(ADDRESS)
    assert not kept


def test_an_editor_gets_no_copy_and_leaves_none(editor_client, kept):
    heading_seen()
    assert queries(editor_client) > 1
    assert len(kept) == 1


def test_a_preview_shows_the_draft_and_is_shown_to_nobody(content):
    """The preview is a request for the page's public address, made without anybody's cookies."""
    visitor = Client(headers={"host": "localhost"})
    public = heading_seen(visitor)
    assert comes_from_memory(visitor)
    content.heading_sv = "Utkast"
    preview = content.make_preview_request()
    assert "<h1>Utkast</h1>" in preview.content.decode()
    assert heading_seen(visitor) == public


def test_in_a_transaction_nothing_is_kept():
    with transaction.atomic():
        heading_seen()
        assert queries() > 1
