# /// script
# requires-python = ">=3.11"
# dependencies = ["Babel", "shapely==2.2.0"]
# ///
"""Draw the world map's outlines once, from Natural Earth; the result is committed.

    npm pack world-atlas@2.0.2 && tar -xzf world-atlas-2.0.2.tgz
    uv run tools/world_map.py package/countries-50m.json

It writes palmecenter/figures/world.json. Natural Earth is in the public domain; world-atlas, which
carries it as TopoJSON, is under the ISC licence. docs/decisions tells what was decided on borders.
"""

import json
import math
import re
import sys
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path

import shapely
from babel.core import get_global
from shapely import MultiPolygon, Polygon, box
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

TARGET = Path(__file__).resolve().parent.parent / "palmecenter" / "figures" / "world.json"
SOURCE = "Natural Earth 4.1, 1:50m, by way of world-atlas 2.0.2"
LICENCE = "public domain (Natural Earth), ISC (world-atlas)"

WIDTH = 1600
CENTRE = 11  # degrees east: the seam runs through the Bering Strait and cuts no country
SOUTH, NORTH = -56, 83.7
DETAIL = 1.35  # how far a line may stray, roughly: it goes through fewer corners
SMALLEST_ISLAND = 2.0
SMALL = 100.0  # square units; a country of less is marked by a dot as well
CLOSE = 1500.0  # one of less may be enlarged, and is drawn to a tenth of a unit

# Natural Earth names these without an ISO code.
WITHOUT_CODE = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
# Natural Earth draws who holds a place. We draw what the United Nations hold to be whose: Crimea is
# Ukraine's, the Golan Heights are Syria's, and Western Sahara is all south of 27°40' north.
REASSIGNED = [
    ("RU", "UA", box(32, 44, 36.63, 46.25)),
    ("IL", "SY", box(35.66, 32.7, 36.1, 33.33)),
    ("MA", "EH", box(-18, 20, -8.6, 27.667)),
]


def topology_polygons(topology: dict) -> Iterator[tuple[str, BaseGeometry]]:
    """Return each country's code, empty where it has none, and its shape in degrees."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(arc)

    def ring(indices: list[int]) -> list[tuple[float, float]]:
        return unbroken([p for i in indices for p in (arcs[i] if i >= 0 else arcs[~i][::-1])])

    aliases = get_global("territory_aliases")
    for country in topology["objects"]["countries"]["geometries"]:
        codes = aliases.get(country.get("id"), [""])
        code = WITHOUT_CODE.get(country["properties"]["name"], codes[0])
        parts = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for outer, *holes in parts:
            shape = Polygon(ring(outer), [ring(hole) for hole in holes])
            yield code, shape if shape.is_valid else shape.buffer(0)


def unbroken(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return a ring that goes on beyond 180 degrees where it would jump to the other side."""
    whole = [ring[0]]
    for longitude, latitude in ring[1:]:
        turns = round((longitude - whole[-1][0]) / 360)
        whole.append((longitude - turns * 360, latitude))
    return whole


def reassigned(shapes: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Return the shapes with each disputed place given to whom it belongs."""
    for holder, owner, place in REASSIGNED:
        moved = shapes[holder] & place
        shapes[holder] -= moved
        shapes[owner] = shapely.union_all([shapes[owner], moved.buffer(1e-4)]) - shapes[holder]
    return shapes


def unwrapped(shape: BaseGeometry) -> BaseGeometry:
    """Move what lies beyond the seam to the other side of the map."""
    seam = CENTRE - 180
    west = shape & box(seam - 180, -90, seam, 90)
    if west.is_empty:
        return shape
    return shapely.union_all([shape - west.buffer(1e-9), translate(west, 360).buffer(1e-6)])


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """Project degrees to Equal Earth (Šavrič, Patterson, Jenny 2018), for a sphere of radius 1."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    angle = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    square = angle * angle
    slope = 9 * a4 * square**4 + 7 * a3 * square**3 + 3 * a2 * square + a1
    x = 2 * math.sqrt(3) * math.radians(longitude - CENTRE) * math.cos(angle) / (3 * slope)
    return x, angle * (a4 * square**4 + a3 * square**3 + a2 * square + a1)


SCALE = WIDTH / (2 * equal_earth(CENTRE + 180, 0)[0])
TOP = equal_earth(CENTRE, NORTH)[1]
HEIGHT = round((TOP - equal_earth(CENTRE, SOUTH)[1]) * SCALE)


def on_map(longitude: float, latitude: float) -> tuple[float, float]:
    """Return where a place is on the map, from its upper left corner."""
    x, y = equal_earth(longitude, latitude)
    return WIDTH / 2 + x * SCALE, (TOP - y) * SCALE


def without_specks(shape: BaseGeometry) -> BaseGeometry:
    """Drop the islands that nobody would see, but never all of a country."""
    parts = sorted(shapely.get_parts(shape), key=lambda part: part.area, reverse=True)
    kept = [part for part in parts if part.area >= SMALLEST_ISLAND]
    return MultiPolygon(
        [
            Polygon(part.exterior, [h for h in part.interiors if Polygon(h).area > 9])
            for part in kept or parts[:1]
        ]
    )


def path(shape: BaseGeometry, digits: int = 0) -> str:
    """Return a shape as the `d` of an SVG path: relative steps, as short as they can be written."""
    factor = 10**digits
    written = []
    for part in shapely.get_parts(shape):
        for ring in (part.exterior, *part.interiors):
            corners = [(round(x * factor), round(y * factor)) for x, y in ring.coords[:-1]]
            corners = [corner for corner, _repeated in groupby(corners)]
            if len(corners) > 2:
                written.append(closed_line(corners, factor))
    return "".join(written)


def closed_line(corners: list[tuple[int, int]], factor: int) -> str:
    """Return one ring: where it begins, then a step to each corner."""
    steps = [(x - x0, y - y0) for (x0, y0), (x, y) in pairwise(corners)]
    return f"M{numbers(corners[:1], factor)}l{numbers(steps, factor)}z"


def numbers(pairs: list[tuple[int, int]], factor: int) -> str:
    """Return coordinates in a row, with a space only where a minus sign does not part them."""
    texts = [f"{value / factor:.1f}".removesuffix(".0") for pair in pairs for value in pair]
    texts = [re.sub(r"^(-?)0\.", r"\1.", text) for text in texts]
    return " ".join(texts).replace(" -", "-")


def main_part(shape: BaseGeometry) -> Polygon:
    """Return the largest part of a country."""
    return max(shapely.get_parts(shape), key=lambda part: part.area)


def centre(shape: BaseGeometry) -> list[float]:
    """Return the point of a country that lies farthest from its borders."""
    circle = shapely.maximum_inscribed_circle(main_part(shape), 0.5)
    return [round(coordinate, 1) for coordinate in circle.coords[0]]


def read(source: Path) -> dict[str, BaseGeometry]:
    """Return the shapes of all countries by code, in degrees, disputed places reassigned."""
    parts: dict[str, list[BaseGeometry]] = {}
    for code, shape in topology_polygons(json.loads(source.read_text())):
        if code != "AQ":
            parts.setdefault(code, []).append(shape)
    return reassigned({code: shapely.union_all(shapes) for code, shapes in parts.items()})


def drawn(degrees: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Return the shapes as they lie on the map, simplified so that neighbours still touch."""
    window = box(CENTRE - 180, SOUTH, CENTRE + 180, NORTH)
    exact = [
        shapely.transform(
            unwrapped(shape) & window, lambda corners: [on_map(x, y) for x, y in corners]
        )
        for shape in degrees.values()
    ]
    simple = shapely.coverage_simplify(exact, DETAIL)
    return {
        code: without_specks(shape) for code, shape in zip(degrees, simple, strict=True) if code
    }


def main(source: Path) -> None:
    """Write the map's data."""
    shapes = drawn(read(source))
    # Widened by a hair, so that rounding leaves no slits between neighbours.
    land = shapely.union_all([*shapes.values()]).buffer(0.2, join_style="mitre").simplify(0.2)
    data = {
        "source": SOURCE,
        "licence": LICENCE,
        "width": WIDTH,
        "height": HEIGHT,
        "land": path(without_specks(land)),
        "countries": {
            code: {
                "path": path(shape, 1 if shape.area < CLOSE else 0),
                "centre": centre(shape),
                "extent": [round(edge) for edge in main_part(shape).bounds],
                "small": shape.area < SMALL,
            }
            for code, shape in sorted(shapes.items())
        },
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    TARGET.write_text(text.replace('},"', '},\n"') + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
