"""The world map: in which countries there is something, as SVG without script or style of its own.

Takes plain data and returns what `components/figures/map.html` draws.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .crowds import crowds, frame_of
from .labels import LETTER_WIDTH, LINE_HEIGHT, Label, box_around, label_beside, labels_in_a_column
from .outlines import Box, Outline, world

# In units of the map, which is 1600 wide.
DOT = 8.0
TYPE = 20.0
# An enlargement is as wide as this many times its type. The world makes room for it on the left.
TYPES_WIDE = 22.0
ROOM = 90.0
ENLARGEMENTS = 2


@dataclass(frozen=True)
class Place:
    """A country with something in it. `count_text` says how many: "3 projects"."""

    code: str
    name: str
    count: int
    count_text: str
    url: str

    @property
    def label(self) -> str:
        """Return what the map itself says of it."""
        return f"{self.name} {self.count}"


@dataclass(frozen=True)
class Mark:
    """A place as it is drawn: its shape, a dot where that is too small, its name where it fits."""

    place: Place
    path: str
    dot: tuple[str, str] | None
    label: Label | None


@dataclass(frozen=True)
class Sheet:
    """One drawing: the world, or a part of it enlarged.

    `plain` are the shapes of places that another sheet links; `frames` are where those lie.
    """

    frame: Box
    marks: list[Mark]
    plain: list[Outline]
    frames: list[tuple[str, ...]]
    radius: str
    size: str

    @property
    def view_box(self) -> str:
        """Return the drawing's `viewBox`."""
        return " ".join(_numbers(self.frame))


@dataclass(frozen=True)
class WorldMap:
    """All that the template draws and lists. The first sheet is the world."""

    title: str
    land: str
    sheets: list[Sheet]
    places: Sequence[Place]


Drawn = dict[Place, Outline]


def world_map(places: Sequence[Place], title: str) -> WorldMap:
    """Return the map of some countries; the list that goes with it keeps their order.

    Each country is linked once: in the world, or where dots would cover each other in an
    enlargement. One that the map does not know is in the list alone.
    """
    drawn = {place: world().countries[place.code] for place in places if place.code in world()}
    crowded = crowds(list(drawn.values()), DOT)[:ENLARGEMENTS]
    enlarged = [_enlargement(drawn, crowd) for crowd in crowded]
    apart = {p: o for p, o in drawn.items() if not any(o in crowd for crowd in crowded)}
    return WorldMap(title, world().land, [_overview(drawn, apart, enlarged), *enlarged], places)


def _overview(drawn: Drawn, apart: Drawn, enlarged: list[Sheet]) -> Sheet:
    """Return the world with all places, of which those `apart` are linked and named."""
    frames = [sheet.frame for sheet in enlarged]
    frame = replace(world().frame, left=-ROOM) if enlarged else world().frame
    taken = [*frames, *(_extent(outline, DOT) for outline in drawn.values())]
    marks = [
        _mark(
            place,
            outline,
            DOT,
            label_beside(place.label, _extent(outline, DOT), TYPE, world().frame, taken),
        )
        for place, outline in apart.items()
    ]
    plain = [outline for place, outline in drawn.items() if place not in apart]
    return Sheet(frame, marks, plain, [_numbers(f) for f in frames], f"{DOT:g}", f"{TYPE:g}")


def _enlargement(drawn: Drawn, crowd: list[Outline]) -> Sheet:
    """Return a crowded part of the world, with the names in a column to the right of it."""
    places = {place: outline for place, outline in drawn.items() if outline in crowd}
    extent = frame_of([outline.extent for outline in crowd]).widened(3)
    longest = min(max(len(place.label) for place in places), 36)
    width = extent.width / (1 - (longest + 2) * LETTER_WIDTH / TYPES_WIDE)
    size = width / TYPES_WIDE
    height = max(extent.height, (len(places) + 1) * size * LINE_HEIGHT)
    middle = extent.centre[1]
    frame = Box(extent.left, middle - height / 2, extent.left + width, middle + height / 2)
    radius = size / 2.4
    centres = [outline.centre for outline in places.values()]
    labels = labels_in_a_column(centres, extent.right + size, middle, size)
    marks = [
        _mark(place, outline, radius, label)
        for (place, outline), label in zip(places.items(), labels, strict=True)
    ]
    plain = [o for o in drawn.values() if o not in crowd and o.extent.overlaps(frame)]
    return Sheet(frame, marks, plain, [], f"{radius:.1f}", f"{size:.1f}")


def _mark(place: Place, outline: Outline, radius: float, label: Label | None) -> Mark:
    x, y = outline.centre
    dot = (f"{x:g}", f"{y:g}") if outline.small and max(outline.extent.size) < 4 * radius else None
    return Mark(place, outline.path, dot, label)


def _numbers(frame: Box) -> tuple[str, ...]:
    """Return x, y, width and height as SVG wants them, whatever the reader's language."""
    return tuple(f"{n:.1f}" for n in (frame.left, frame.top, frame.width, frame.height))


def _extent(outline: Outline, radius: float) -> Box:
    return box_around(outline.centre, radius) if outline.small else outline.extent
