"""Illustrations of the demo site, posters of flat cut paper: drawn here, kept as files there."""

from collections.abc import Callable
from random import Random

from .abstract import blocks, echo, growth
from .canvas import Canvas
from .landscape import bridge, houses, plants, steps, sunrise, waves
from .palette import Voice, choose_scheme
from .people import circle, crowd, hands, march
from .symbols import ballot, book, dove, globe, keyhole
from .voices import letter, megaphone, speech

MOTIFS: dict[str, Callable[[Canvas], None]] = {
    motif.__name__: motif
    for motif in (
        ballot,
        blocks,
        book,
        bridge,
        circle,
        crowd,
        dove,
        echo,
        globe,
        growth,
        hands,
        houses,
        keyhole,
        letter,
        march,
        megaphone,
        plants,
        speech,
        steps,
        sunrise,
        waves,
    )
}


def poster(slug: str, voice: Voice, motif: str) -> bytes:
    """Draw a WebP of 1600 by 1000 pixels in the section's colours.

    The slug decides everything that is left to chance, so the same arguments give the same picture.
    """
    rng = Random(slug)  # noqa: S311 - dice for a picture, no secret
    canvas = Canvas(choose_scheme(voice, rng), rng)
    MOTIFS[motif](canvas)
    return canvas.webp(mirrored=rng.random() < 0.5)
