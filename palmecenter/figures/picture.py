"""The world map as a picture by itself: which countries, without names or links."""

from collections.abc import Iterable

from django.template.loader import render_to_string

from .map import DOT
from .outlines import Outline, world

# A picture takes no colour from the page that shows it: these hold on light paper and on dark.
LAND = "#a3937c"
COUNTRY = "#c8102e"


def picture_size() -> tuple[str, str]:
    """Return the width and the height of the picture, as SVG and HTML want them."""
    return f"{world().frame.width:.0f}", f"{world().frame.height:.0f}"


def map_picture(codes: Iterable[str]) -> str:
    """Return an SVG document: the world, with the countries of some ISO codes coloured.

    A country too small to be seen gets a dot. One that the map does not know is not in it.
    """
    outlines = [world().countries[code] for code in sorted(codes) if code in world()]
    drawing = {
        "size": picture_size(),
        "land": world().land,
        "countries": "".join(outline.path for outline in outlines),
        "dots": [_point(outline) for outline in outlines if outline.small],
        "radius": f"{DOT:g}",
        "land_colour": LAND,
        "country_colour": COUNTRY,
    }
    return render_to_string("components/figures/map_picture.svg", drawing)


def _point(outline: Outline) -> tuple[str, str]:
    """Return where a dot goes, in numbers as SVG wants them, whatever the reader's language."""
    x, y = outline.centre
    return f"{x:g}", f"{y:g}"
