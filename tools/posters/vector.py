"""The posters as vector graphics: a few kilobytes, sharp on paper of any size."""

from collections.abc import Iterable
from random import Random

from . import MOTIFS
from .canvas import HEIGHT, WIDTH, Canvas, Point
from .palette import Colour, Scheme, Voice, choose_scheme


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


class VectorCanvas(Canvas):
    """A canvas that notes the shapes as SVG; every shape of a poster is a polygon."""

    def __init__(self, scheme: Scheme, rng: Random) -> None:
        self.scheme = scheme
        self.rng = rng
        self.shapes: list[str] = []

    def polygon(self, points: Iterable[Point], colour: Colour, wobble: float = 3) -> None:
        """Note a shape; see `Canvas.polygon`."""
        jitter = self.rng.uniform
        corners = " ".join(
            f"{x + jitter(-wobble, wobble):.0f},{y + jitter(-wobble, wobble):.0f}"
            for x, y in points
        )
        self.shapes.append(f'<polygon fill="{_hex(colour)}" points="{corners}"/>')


def vector_poster(slug: str, voice: Voice, motif: str) -> str:
    """Draw a poster as an SVG element that fills its box, on the paper that it names."""
    rng = Random(slug)  # noqa: S311 - dice for a picture, no secret
    canvas = VectorCanvas(choose_scheme(voice, rng), rng)
    MOTIFS[motif](canvas)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' style="background: {_hex(canvas.scheme.ground)}"'
        f' preserveAspectRatio="xMidYMax slice" aria-hidden="true">{"".join(canvas.shapes)}</svg>\n'
    )
