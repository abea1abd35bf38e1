"""Old addresses may hold a name: from the day that a level is raised they lead nowhere."""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from palmecenter.pages.models import ContentPage, SectionPage
from palmecenter.protection.levels import ProtectionLevel
from tests.factories.pages import edit, publish

pytestmark = pytest.mark.django_db

OLD = ("/sv/facket-dolda/kontakt/", "/en/dolda-union/contact-us/")


@pytest.fixture
def renamed(work: SectionPage, content: ContentPage) -> SectionPage:
    """A section whose slug was a name once, with a page below it."""
    publish(work, slug="facket-dolda", slug_en="dolda-union")
    return publish(work, slug="ett-fack", slug_en="a-union")


def test_addresses_of_what_is_below_a_page_forget_the_page_s_old_slug(
    client: Client, renamed: SectionPage
) -> None:
    new = ("/sv/ett-fack/kontakt/", "/en/a-union/contact-us/")
    for old, address in zip(OLD, new, strict=True):
        answer = client.get(old)
        assert (answer.status_code, answer["Location"]) == (301, address)
    publish(renamed, protection=ProtectionLevel.LIMITED)
    for old, address in zip(OLD, new, strict=True):
        assert client.get(address).status_code == 200, "the page below it is still there"
        assert client.get(old).status_code == 404


def test_staff_find_the_old_slug_in_no_list_of_redirects(
    editor_client: Client, renamed: SectionPage
) -> None:
    before = editor_client.get("/admin/redirects/").content.decode()
    assert "/sv/facket-dolda/kontakt" in before
    edit(renamed, protection=ProtectionLevel.PROTECTED)
    after = editor_client.get("/admin/redirects/")
    assert after.status_code == 200
    assert "dolda" not in after.content.decode()


def test_redirects_that_lead_elsewhere_stay(
    client: Client, renamed: SectionPage, home: object
) -> None:
    Redirect.objects.create(old_path="/sv/kampanj", redirect_link="/sv/", is_permanent=True)
    publish(renamed, protection=ProtectionLevel.LIMITED)
    assert client.get("/sv/kampanj/")["Location"] == "/sv/"
