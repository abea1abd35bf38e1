"""The demo site, and the books that `load_demo` sets, kept between the loads of one process.

The command is run several times here; books are the same each time, being made of the YAML alone.
What is made of them (cleaning, covers, renditions) is made each time, as the site does.
"""

from collections.abc import Callable, Iterator

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import override_settings
from wagtail.models import Site

from palmecenter.demo.books import Book
from palmecenter.demo.loaders import publications
from palmecenter.protection.identities.encryption import new_key

from .loading import load

Maker = Callable[[Book], ContentFile | None]


def kept(make: Maker) -> Maker:
    """Return what makes each book once, and hands out a fresh file of it every time."""
    made: dict[str, tuple[bytes, str] | None] = {}

    def again(book: Book) -> ContentFile | None:
        key = repr(book)
        if key not in made:
            file = make(book)
            made[key] = (file.read(), str(file.name)) if file else None
        found = made[key]
        return ContentFile(found[0], name=found[1]) if found else None

    return again


@pytest.fixture(scope="package", autouse=True)
def drawn_once():
    with pytest.MonkeyPatch.context() as patch:
        for form, make in publications.MAKERS.items():
            patch.setitem(publications.MAKERS, form, kept(make))
        yield


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The demo site, made once for the tests that only read it, and rolled back after them."""
    # With a key: what the YAML keeps under `internal` is in the database, and must stay there.
    keyed = override_settings(IDENTITY_KEYS=[new_key()])
    with keyed, django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


@pytest.fixture
def demo(loaded, db) -> None:
    """The demo site for one test; what the test changes is rolled back."""
