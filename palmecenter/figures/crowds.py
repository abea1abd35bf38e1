"""Small countries so close together that their dots would cover each other (the Balkans)."""

from collections.abc import Sequence
from math import dist

from .outlines import Box, Outline

# How far around a crowd other marked countries are enlarged with it, in units of the map.
NEAR = 12.0


def crowds(outlines: Sequence[Outline], radius: float) -> list[list[Outline]]:
    """Return the groups of small countries whose dots touch, each with its marked neighbours.

    The largest comes first.
    """
    small = [outline for outline in outlines if outline.small]
    groups: list[list[Outline]] = []
    for outline in small:
        touching = [group for group in groups if any(_touch(outline, o, radius) for o in group)]
        groups = [group for group in groups if group not in touching]
        groups.append([outline, *(o for group in touching for o in group)])
    crowded = [_with_neighbours(group, outlines) for group in groups if len(group) > 1]
    return sorted(crowded, key=len, reverse=True)


def _touch(one: Outline, other: Outline, radius: float) -> bool:
    return dist(one.centre, other.centre) < 2 * radius


def _with_neighbours(group: list[Outline], outlines: Sequence[Outline]) -> list[Outline]:
    around = frame_of([Box(*o.centre, *o.centre) for o in group]).widened(NEAR)
    return [o for o in outlines if o in group or around.holds(o.centre)]


def frame_of(boxes: Sequence[Box]) -> Box:
    """Return the smallest rectangle around some others."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
