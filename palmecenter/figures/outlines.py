"""The outlines of the world's countries, drawn once by `tools/world_map.py`."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle on the map, from its upper left to its lower right corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return how wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return how high it is."""
        return self.bottom - self.top

    @property
    def size(self) -> Point:
        """Return its width and its height."""
        return self.width, self.height

    @property
    def centre(self) -> Point:
        """Return the point in its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, point: Point) -> bool:
        """Say whether a point lies inside."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def contains(self, other: "Box") -> bool:
        """Say whether another rectangle lies inside."""
        return self.holds((other.left, other.top)) and self.holds((other.right, other.bottom))

    def widened(self, by: float) -> "Box":
        """Return the rectangle with a margin around it."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def overlaps(self, other: "Box") -> bool:
        """Say whether two rectangles have an area in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True)
class Outline:
    """A country as the map draws it: `path` is the `d` of an SVG path.

    `centre` lies well inside of its largest part, which `extent` frames. A `small` one is too small
    to be seen and hit, and gets a dot as well.
    """

    path: str
    centre: Point
    extent: Box
    small: bool


@dataclass(frozen=True)
class World:
    """All land, and each country by its code."""

    frame: Box
    land: str
    countries: dict[str, Outline]

    def __contains__(self, code: object) -> bool:
        return code in self.countries


@cache
def world() -> World:
    """Return the world, read from its file once."""
    data = json.loads(Path(__file__).with_name("world.json").read_text(encoding="utf-8"))
    return World(
        frame=Box(0, 0, data["width"], data["height"]),
        land=data["land"],
        countries={
            code: Outline(
                path=country["path"],
                centre=tuple(country["centre"]),
                extent=Box(*country["extent"]),
                small=country["small"],
            )
            for code, country in data["countries"].items()
        },
    )
