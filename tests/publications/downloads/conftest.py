"""One publication with a file in each of two languages."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from wagtail.models import Site

from publications.models import PublicationPage
from tests.factories.publications import make_index, publication


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker) -> Iterator[int]:
    """One publication for all tests here; what a test changes is rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        page = publication(
            make_index(),
            {"language": "sv"},
            {"language": "my", "title": "စက်ဝိုင်း။ ရှစ်ကြိမ်"},
            heading_sv="Cirkeln",
            heading_en="The Circle",
        )
        yield page.pk
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


@pytest.fixture
def booklet(site, db) -> PublicationPage:
    return PublicationPage.objects.get(pk=site)


@pytest.fixture
def whole(booklet) -> bytes:
    return booklet.editions.get(language="my").document.file.read()
