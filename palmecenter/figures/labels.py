"""Where names go on a map, so that none covers another."""

from collections.abc import Iterator
from dataclasses import dataclass

from .outlines import Box, Point

# Of the type size: how wide a letter of the grotesque is on average, how high a line.
LETTER_WIDTH = 0.54
LINE_HEIGHT = 1.5
GAP = 0.35


@dataclass(frozen=True)
class Label:
    """Where a name is anchored, by which side (`text-anchor`), and the line that leads to it."""

    x: str
    y: str
    anchor: str
    leader: str = ""


def text_width(text: str, size: float) -> float:
    """Return about how wide a text is set."""
    return len(text) * size * LETTER_WIDTH


def label_beside(text: str, around: Box, size: float, frame: Box, taken: list[Box]) -> Label | None:
    """Return where a text fits beside a place, and add that to `taken`; None if nowhere."""
    width = text_width(text, size)
    for anchor, x, y in _candidates(around, size):
        left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
        lines = Box(left, y - size * 0.85, left + width, y + size * 0.25)
        if frame.contains(lines) and not any(lines.overlaps(other) for other in taken):
            taken.append(lines)
            return Label(f"{x:.1f}", f"{y:.1f}", anchor)
    return None


def _candidates(around: Box, size: float) -> Iterator[tuple[str, float, float]]:
    """Yield anchors and baselines beside a place, the best first."""
    x, y = around.centre
    gap, middle = size * GAP, y + size * 0.33
    yield "start", around.right + gap, middle
    yield "end", around.left - gap, middle
    yield "middle", x, around.bottom + size
    yield "middle", x, around.top - gap
    for corner in (around.bottom + size * 0.6, around.top - gap * 0.2):
        yield "start", around.right + gap * 0.5, corner
        yield "end", around.left - gap * 0.5, corner


def labels_in_a_column(targets: list[Point], x: float, middle: float, size: float) -> list[Label]:
    """Return labels below each other at `x`, each with a line that leads to its target.

    They stand in the order of their targets from top to bottom, so that few lines cross.
    """
    order = sorted(range(len(targets)), key=lambda index: targets[index][1])
    top = middle - (len(targets) - 1) / 2 * size * LINE_HEIGHT
    labels: dict[int, Label] = {}
    for row, index in enumerate(order):
        y = top + row * size * LINE_HEIGHT
        to_x, to_y = targets[index]
        start = x - size * GAP
        leader = f"M{start:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}"
        labels[index] = Label(f"{x:.1f}", f"{y + size * 0.33:.1f}", "start", leader)
    return [labels[index] for index in range(len(targets))]


def box_around(point: Point, radius: float) -> Box:
    """Return the square around a dot."""
    x, y = point
    return Box(x - radius, y - radius, x + radius, y + radius)
