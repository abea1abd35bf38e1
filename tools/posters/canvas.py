"""A sheet to lay cut paper on: flat shapes with the small irregularities of a pair of scissors."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import combinations
from math import cos, hypot, pi, sin
from random import Random

from PIL import Image, ImageDraw, ImageOps

from .palette import INK, PAPER, Colour, Scheme

WIDTH, HEIGHT = 1600, 1000
OVERSAMPLING = 3
GRID = 12
BLENDS = (0.17, 0.33, 0.5, 0.67, 0.83)

Point = tuple[float, float]


class Canvas:
    """Draws in a space of 1600 by 1000 units, origin top left.

    Angles are in degrees, clockwise from three o'clock. Shapes are drawn at three times the size
    and reduced, so that edges are smooth.
    """

    def __init__(self, scheme: Scheme, rng: Random) -> None:
        self.scheme = scheme
        self.rng = rng
        self._image = Image.new("RGB", (WIDTH * OVERSAMPLING, HEIGHT * OVERSAMPLING), scheme.ground)
        self._draw = ImageDraw.Draw(self._image)

    def polygon(self, points: Iterable[Point], colour: Colour, wobble: float = 3) -> None:
        """A shape with straight edges; every corner moves by up to `wobble` units."""
        jitter = self.rng.uniform
        self._draw.polygon(
            [
                (
                    (x + jitter(-wobble, wobble)) * OVERSAMPLING,
                    (y + jitter(-wobble, wobble)) * OVERSAMPLING,
                )
                for x, y in points
            ],
            fill=colour,
        )

    def block(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """An upright rectangle cut by hand."""
        self.polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def strip(self, start: Point, end: Point, width: float, colour: Colour) -> None:
        """A straight strip of paper with square ends."""
        (x1, y1), (x2, y2) = start, end
        length = hypot(x2 - x1, y2 - y1) or 1
        dx, dy = (y2 - y1) / length * width / 2, (x1 - x2) / length * width / 2
        self.polygon(
            [(x1 + dx, y1 + dy), (x2 + dx, y2 + dy), (x2 - dx, y2 - dy), (x1 - dx, y1 - dy)],
            colour,
            wobble=min(3, width / 12),
        )

    def finger(self, start: Point, end: Point, width: float, colour: Colour) -> None:
        """A strip with round ends."""
        self.strip(start, end, width, colour)
        for x, y in (start, end):
            self.disc(x, y, width / 2, colour)

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A circle, cut with scissors: many short straight cuts."""
        self.sector(x, y, radius, 0, 360, colour)

    def sector(
        self, x: float, y: float, radius: float, start: float, end: float, colour: Colour
    ) -> None:
        """The part of a circle between two angles, closed by its chord (a half circle at 180°)."""
        self.polygon(arc(x, y, radius, start, end), colour, wobble=min(2.2, radius / 60))

    def wedge(
        self, x: float, y: float, radius: float, start: float, end: float, colour: Colour
    ) -> None:
        """A slice from the centre outwards: a ray."""
        self.polygon([(x, y), *arc(x, y, radius, start, end)], colour, wobble=1)

    def band(
        self,
        x: float,
        y: float,
        outer: float,
        inner: float,
        start: float,
        end: float,
        colour: Colour,
    ) -> None:
        """A bent strip between two radii and two angles."""
        inside = arc(x, y, inner, start, end)[::-1]
        self.polygon([*arc(x, y, outer, start, end), *inside], colour, wobble=1.5)

    def leaf(self, points: Sequence[Point], colour: Colour) -> None:
        """A closed shape with a soft outline through the given points."""
        self.polygon(smooth(points), colour, wobble=1)

    def webp(self, *, mirrored: bool = False) -> bytes:
        """Return the finished sheet as a WebP that loses nothing.

        Its palette holds the scheme's exact colours and the steps between them.
        """
        image = self._image.reduce(OVERSAMPLING)
        if mirrored:
            image = ImageOps.mirror(image)
        picture = image.quantize(palette=self._palette(), dither=Image.Dither.NONE)
        file = BytesIO()
        picture.convert("RGB").save(file, "WEBP", lossless=True, method=6)
        return file.getvalue()

    def _palette(self) -> Image.Image:
        entries = list(dict.fromkeys((*self.scheme.colours(), PAPER, INK)))
        for first, second in combinations(entries[:], 2):
            for share in BLENDS:
                step = _blend(first, second, share)
                if all(_apart(step, entry) for entry in entries):
                    entries.append(step)
        palette = Image.new("P", (1, 1))
        palette.putpalette([value for entry in entries for value in entry])
        return palette


def arc(x: float, y: float, radius: float, start: float, end: float) -> list[Point]:
    """Points along a circle from `start` to `end` degrees; longer cuts on larger circles."""
    count = max(8, round(abs(end - start) / 360 * (22 + radius / 9)))
    angles = [(start + (end - start) * step / count) * pi / 180 for step in range(count + 1)]
    return [(x + radius * cos(angle), y + radius * sin(angle)) for angle in angles]


def turned(points: Iterable[Point], centre: Point, degrees: float, scale: float = 1) -> list[Point]:
    """Points given around the origin, scaled, turned clockwise and moved to `centre`."""
    angle = degrees * pi / 180
    return [
        (
            centre[0] + scale * (x * cos(angle) - y * sin(angle)),
            centre[1] + scale * (x * sin(angle) + y * cos(angle)),
        )
        for x, y in points
    ]


def smooth(points: Sequence[Point], steps: int = 9) -> list[Point]:
    """A closed Catmull-Rom curve through `points`, as a polygon."""
    count = len(points)
    outline: list[Point] = []
    for index in range(count):
        before, here, there, after = (points[(index + shift) % count] for shift in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            outline.append(
                (
                    _between(before[0], here[0], there[0], after[0], t),
                    _between(before[1], here[1], there[1], after[1], t),
                )
            )
    return outline


def _between(before: float, here: float, there: float, after: float, t: float) -> float:
    return 0.5 * (
        2 * here
        + (there - before) * t
        + (2 * before - 5 * here + 4 * there - after) * t**2
        + (3 * here - before - 3 * there + after) * t**3
    )


def _blend(first: Colour, second: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def _apart(one: Colour, other: Colour) -> bool:
    """Say whether Pillow, which looks colours up in a coarse grid, can tell two colours apart."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) > GRID
