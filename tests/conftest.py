"""What all tests share: a site with a home page and a section, and people who sign in."""

import gc
from collections.abc import Iterator
from typing import IO, Any

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.urls import get_resolver
from hypothesis import settings as hypothesis_settings
from PIL import Image

from palmecenter.pages.models import ContentPage, HomePage, SectionPage
from tests.factories.pages import ContentPageFactory, SectionPageFactory, make_home
from tests.migrated import from_a_kept_database

# Time is measured in `make bench`, never in a test: a machine may be busy.
hypothesis_settings.register_profile("unhurried", deadline=None)
hypothesis_settings.load_profile("unhurried")


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist looks for groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep together, in one process, the tests that share what a module or a folder makes once.

    Of what a module makes once for each of several parameters, those of one parameter.
    """
    for item in items:
        used = getattr(item, "_fixtureinfo").name2fixturedefs.values()  # noqa: B009 - untyped, pytest's own
        shared = {one.scope: one for ones in used for one in ones if one.baseid}
        if scope := next((scope for scope in ("package", "module") if scope in shared), None):
            place = item.path.parent if scope == "package" else item.path
            group = str(place.relative_to(item.config.rootpath))
            if shared[scope].params:
                # pytest's own: a test has it when one of its fixtures has parameters.
                group += f":{item.callspec.indices[shared[scope].argname]}"  # type: ignore[attr-defined]
            _keep_with(item, group)


def _keep_with(item: pytest.Item, group: str) -> None:
    """Send a test to the process of its group.

    The mark alone does nothing: pytest-xdist 3.8 writes the group behind the test's id, in a place
    where pytest 9.2 no longer reads it, and says nothing (pytest-xdist, issue 1386).
    """
    item.add_marker(pytest.mark.xdist_group(group))
    if item.config.getoption("loadgroup", False):  # in a process of pytest-xdist's
        named = f"{item.nodeid}@{group}"
        setattr(item, "_id", item.id.parse(named))  # noqa: B010 - pytest's own, and not typed
        assert item.nodeid == named, "The group is not read: each process would make it all again."


def pytest_collection_finish() -> None:
    """Let the collector of garbage rest: what has been imported by now stays till the end."""
    _keep_from_the_collector()
    gc.set_threshold(20_000, 10, 10)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings) -> Iterator[None]:
    """Begin with a copy of a database that is migrated already (tests/migrated.py)."""
    with from_a_kept_database():
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup) -> None:
    """Keep what the migrations and the addresses of the site brought from the collector, too.

    The site itself calls it for each piece of a stream, and it would look through all of that.
    """
    assert get_resolver().reverse_dict
    _keep_from_the_collector()


def _keep_from_the_collector() -> None:
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def coded_quickly() -> Iterator[None]:
    """Let the coders of pictures take the least trouble: larger files, in an eighth of the time.

    Only where the site leaves it to them; a page shows a picture in nine sizes and kinds.
    """
    Image.init()
    with pytest.MonkeyPatch.context() as patch:
        for kind, least in {"AVIF": {"speed": 10}, "WEBP": {"method": 0}}.items():
            patch.setitem(Image.SAVE, kind, _saving(Image.SAVE[kind], least))
        yield


def _saving(save: Any, least: dict[str, int]) -> Any:
    def quickly(picture: Any, target: IO[bytes], name: str | bytes) -> None:
        picture.encoderinfo = least | picture.encoderinfo
        save(picture, target, name)

    return quickly


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    """Wagtail caches the roots of sites, and we pages; no test may see another's."""
    for name in ("default", "pages"):
        caches[name].clear()


@pytest.fixture(scope="module")
def migrated(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Put back what the migrations wrote (Wagtail's root page) after tests that empty tables."""
    yield
    written = connection._test_serialized_contents  # type: ignore[attr-defined]  # Django's own, since 1.7
    with django_db_blocker.unblock():
        connection.creation.deserialize_db_from_string(written)


@pytest.fixture
def home(db) -> HomePage:
    return make_home()


@pytest.fixture
def section(home) -> SectionPage:
    return SectionPageFactory(
        parent=home, heading_sv="Om oss", heading_en="About us", slug="om-oss", slug_en="about-us"
    )


@pytest.fixture
def content(section) -> ContentPage:
    return ContentPageFactory(
        parent=section, heading_sv="Kontakt", heading_en="Contact us", slug="kontakt"
    )


@pytest.fixture
def editor_client(db) -> Client:
    """A browser signed in as somebody who may do everything in the admin."""
    user = get_user_model().objects.create_superuser("editor", "editor@example.org", "secret")
    client = Client()
    client.force_login(user)
    return client
