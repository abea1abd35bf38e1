"""The site's icon is where browsers and telephones look for it."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from PIL import Image

ICONS = {
    "/favicon.ico": ("image/x-icon", "ICO", (48, 48)),
    "/apple-touch-icon.png": ("image/png", "PNG", (180, 180)),
    "/apple-touch-icon-precomposed.png": ("image/png", "PNG", (180, 180)),
}


@pytest.mark.parametrize("address", ICONS)
def test_an_icon_is_a_picture_that_is_kept_for_long_and_costs_no_query(client, address):
    response = client.get(address)
    picture = Image.open(BytesIO(response.content))
    assert (response["Content-Type"], picture.format, picture.size) == ICONS[address]
    assert "immutable" in response["Cache-Control"]
    assert "Vary" not in response or "Cookie" not in response["Vary"]
    assert client.head(address)["Content-Length"] == response["Content-Length"]
    assert client.post(address).status_code == 405
    red, paper = (200, 16, 46), (255, 253, 248)
    counted = picture.convert("RGB").getcolors(picture.width**2) or []
    colours = {colour for _times, colour in counted}
    assert {red, paper} <= colours, "it is the mark"


@pytest.mark.django_db
def test_pages_say_where_their_icons_are(client, content):
    soup = BeautifulSoup(client.get("/sv/om-oss/kontakt/").content, "html.parser")
    links = {str(one["href"]) for one in soup.select("link[rel~=icon], link[rel=apple-touch-icon]")}
    assert links >= {"/favicon.ico", "/apple-touch-icon.png"}
    assert all(address in ICONS or address.startswith("/static/") for address in links)
