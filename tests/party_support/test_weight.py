"""A chapter on a 2G line: what is sent besides its words."""

import brotli
import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders

from tests.markup import attribute, there

pytestmark = pytest.mark.django_db

MOST_BYTES = 20 * 1024
ADDRESSES = ["/en/party-oriented-support/manual/why/", "/sv/partiinriktat-stod/handbok/varfor/"]


def compressed(content: bytes) -> int:
    """Return how much is sent of what is compressed while it is served."""
    return len(brotli.compress(content, quality=5))


@pytest.mark.parametrize("query", ["", "?q1=a&q2=a"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_chapter_and_its_style_weigh_at_most_twenty_kilobytes_without_its_text(
    client, chapter, address, query
):
    page = BeautifulSoup(client.get(address + query).content, "html.parser")
    sheets = [attribute(link, "href") for link in page.find_all("link", rel="stylesheet")]
    for words in there(page.main).find_all(string=True):
        words.replace_with(" ")
    weight = compressed(str(page).encode())
    for sheet in sheets:
        found = there(finders.find(sheet.removeprefix("/static/")))
        with open(found, "rb") as file:  # noqa: PTH123 - finders return no Path
            weight += compressed(file.read())
    assert len(sheets) >= 5
    assert weight <= MOST_BYTES, weight


def test_a_chapter_needs_no_script_and_sets_no_cookie(client, chapter):
    response = client.get(ADDRESSES[0])
    assert not response.cookies
    page = BeautifulSoup(response.content, "html.parser")
    assert all(script.get("type") == "module" for script in page.find_all("script"))
    form = there(page.find("form", {"data-quiz": True}))
    assert there(form.find("button")).get("type", "submit") == "submit"
