"""What stands below a manual is in the sitemap, in each language that the manual exists in."""

import pytest

from tests.factories.pages import edit, publish
from tests.factories.party_support import ManualPageFactory, PartySupportIndexPageFactory

pytestmark = pytest.mark.django_db

SWEDISH = "http://testserver/sv/partiinriktat-stod/handbok/"
ENGLISH = "http://testserver/en/party-oriented-support/manual/"


@pytest.fixture
def manual(home):
    section = PartySupportIndexPageFactory(parent=home)
    return ManualPageFactory(parent=section, slug="handbok", slug_en="manual")


def sitemap(client) -> str:
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    return response.content.decode()


def test_annexes_are_there_with_their_alternates_but_for_the_search(client, manual) -> None:
    xml = sitemap(client)
    assert f"<loc>{SWEDISH}ordlista/</loc>" in xml
    assert f"<loc>{ENGLISH}glossary/</loc>" in xml
    assert f'hreflang="en" href="{ENGLISH}study-circle/"' in xml
    assert f"{SWEDISH}sok/" not in xml


def test_a_manual_in_one_language_has_its_annexes_in_that_one(client, manual) -> None:
    publish(manual, ready_en=False)
    assert "glossary/" not in sitemap(client)
    assert "ordlista/" in sitemap(client)


def test_a_manual_that_is_off_the_site_takes_them_along(client, manual) -> None:
    assert f"{SWEDISH}ordlista/" in sitemap(client)
    edit(manual, protection="limited")
    xml = sitemap(client)
    assert "<loc>http://testserver/sv/partiinriktat-stod/</loc>" in xml
    assert "handbok" not in xml
    assert "manual" not in xml
