"""The map of the world: what is on it, where it leads, what it weighs."""

import re

import brotli
import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import given, strategies as st

from palmecenter.figures.map import Place, world_map
from palmecenter.figures.outlines import world
from palmecenter.taxonomy.names import territory_name
from tests.markup import attribute, there

OUTLINES = world().countries


def place(code: str, count: int = 1) -> Place:
    return Place(code, territory_name(code, "en") or code, count, f"{count} projects", f"/{code}/")


def drawn(codes, language: str = "en") -> BeautifulSoup:
    with translation.override(language):
        context = {"map": world_map([place(code) for code in codes], "Where we work")}
        return BeautifulSoup(render_to_string("components/figures/map.html", context), "lxml")


@given(st.sets(st.sampled_from(sorted(OUTLINES)), max_size=40))
def test_every_country_is_linked_once_on_the_map_and_once_in_the_list(codes):
    soup = drawn(sorted(codes))
    on_map = [link["href"] for link in soup.select("svg a")]
    assert sorted(on_map) == sorted(f"/{code}/" for code in codes)
    assert [link["href"] for link in soup.select(".map-list a")] == [
        f"/{c}/" for c in sorted(codes)
    ]


def test_a_link_on_the_map_says_which_country_and_how_many():
    soup = drawn(["NA"])
    assert there(soup.select_one("svg a title")).text == "Namibia: 1 projects"
    assert there(soup.select_one(".map-list li")).get_text(" ", strip=True) == "Namibia 1 projects"


@pytest.mark.parametrize("code", ["SZ", "XK", "PS", "HK", "MD", "AL"])
def test_a_country_too_small_to_see_is_marked_by_a_dot(code):
    dot = drawn([code]).select_one("svg a circle")
    x, y = OUTLINES[code].centre
    assert (float(attribute(dot, "cx")), float(attribute(dot, "cy"))) == (x, y)


def test_a_country_that_can_be_seen_has_no_dot():
    assert not drawn(["ZA", "IN"]).select("circle")


def test_countries_too_close_together_are_enlarged_with_their_names():
    soup = drawn(["XK", "MK", "AL", "RS", "BA", "ZA"])
    overview, enlarged = soup.select("svg.map-sheet")
    assert {a["href"] for a in enlarged.select("a")} == {"/XK/", "/MK/", "/AL/", "/RS/", "/BA/"}
    assert {a["href"] for a in overview.select("a")} == {"/ZA/"}
    assert len(enlarged.select("text")) == 5
    x, y, width, height = map(float, attribute(enlarged, "viewbox").split())
    for code in ("XK", "MK", "AL", "RS", "BA"):
        extent = OUTLINES[code].extent
        assert x <= extent.left
        assert extent.right <= x + width
        assert y <= extent.top
        assert extent.bottom <= y + height


@given(st.sets(st.sampled_from(sorted(OUTLINES)), max_size=60))
def test_no_name_on_the_world_covers_another(codes):
    sheet = world_map([place(code) for code in sorted(codes)], "").sheets[0]
    boxes = []
    for mark in sheet.marks:
        if mark.label:
            width = len(mark.place.label) * 20 * 0.54
            left = {"start": 0, "middle": width / 2, "end": width}[mark.label.anchor]
            x, y = float(mark.label.x) - left, float(mark.label.y)
            boxes.append((x, y - 15, x + width, y))
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert left >= other[2] or other[0] >= right or top >= other[3] or other[1] >= bottom


def test_a_country_that_the_map_does_not_know_is_in_the_list():
    soup = drawn(["TV"])
    assert not soup.select("svg a")
    assert attribute(soup.select_one(".map-list a"), "href") == "/TV/"


def test_the_map_of_sixty_countries_weighs_at_most_25_kilobytes():
    text = str(drawn(sorted(OUTLINES)[::4]))
    assert text.count("<a ") > 110
    assert len(brotli.compress(text.encode(), quality=4)) <= 25_000


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_drawing_has_no_number_in_a_readers_way_of_writing_and_no_style(language):
    soup = drawn(["XK", "MK", "AL", "ZA", "SZ"], language)
    assert not soup.select("[style], style, script")
    for sheet in soup.select("svg.map-sheet"):
        assert re.fullmatch(r"-?[\d.]+( -?[\d.]+){3}", attribute(sheet, "viewbox"))


def inside(code: str, point: tuple[float, float]) -> bool:
    """Say whether a point of the map lies in a country, by the rule of even and odd crossings."""
    crossings = 0
    for ring in re.findall(r"M([^l]+)l([^z]+)z", OUTLINES[code].path):
        numbers = [[float(n) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", text)] for text in ring]
        (x, y), steps = numbers[0], numbers[1]
        corners = [(x, y)]
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            corners.append((x, y))
        for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True):
            if (y0 > point[1]) != (y1 > point[1]):
                crossings += point[0] < x0 + (point[1] - y0) / (y1 - y0) * (x1 - x0)
    return crossings % 2 == 1


@pytest.mark.parametrize(
    ("spot", "owner", "not_of"),
    [
        ((888.0, 131.9), "UA", "RU"),  # Simferopol
        ((686.7, 245.0), "EH", "MA"),  # by Dakhla
        ((698.9, 227.4), "EH", "MA"),  # by Laayoune
        ((716.1, 209.0), "MA", "EH"),  # by Agadir
        ((946.0, 328.8), "SO", "DJ"),  # Hargeisa
        ((839.3, 143.3), "XK", "RS"),  # Pristina
        ((892.8, 81.8), "RU", "UA"),  # Moscow
    ],
)
def test_borders_are_where_the_united_nations_have_them_and_kosovo_is_a_country(
    spot, owner, not_of
):
    assert inside(owner, spot)
    assert not inside(not_of, spot)
