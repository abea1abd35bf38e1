"""The colours of the posters: the tokens of the site's look, and how they are put together.

The values repeat those of static/css/tokens.css on purpose: a poster stands on the page and must
match it exactly.
"""

from dataclasses import dataclass
from random import Random
from typing import Literal

Colour = tuple[int, int, int]
Voice = Literal["red", "sea", "leaf"]

PAPER: Colour = (0xFF, 0xFD, 0xF8)
INK: Colour = (0x1B, 0x17, 0x14)
SAND: Colour = (0xF1, 0xE9, 0xDC)
RED: Colour = (0xC8, 0x10, 0x2E)
RED_DEEP: Colour = (0x9B, 0x0C, 0x24)
RED_PALE: Colour = (0xED, 0xBF, 0xAB)
SEA: Colour = (0x0F, 0x4C, 0x5C)
SEA_DEEP: Colour = (0x0A, 0x33, 0x3F)
SEA_PALE: Colour = (0xA9, 0xC6, 0xC6)
LEAF: Colour = (0x3F, 0x6B, 0x3A)
LEAF_DEEP: Colour = (0x27, 0x45, 0x26)
LEAF_PALE: Colour = (0xC3, 0xCF, 0xA6)


@dataclass(frozen=True)
class Scheme:
    """Five colours by what they do. The other four stand out on `ground`."""

    ground: Colour
    main: Colour
    dark: Colour
    light: Colour
    accent: Colour

    def colours(self) -> list[Colour]:
        """Every colour of the scheme, once, in a fixed order."""
        return list(dict.fromkeys((self.ground, self.main, self.dark, self.light, self.accent)))


SCHEMES: dict[Voice, tuple[Scheme, ...]] = {
    "red": (
        Scheme(ground=SAND, main=RED, dark=INK, light=RED_PALE, accent=RED_DEEP),
        Scheme(ground=RED, main=INK, dark=RED_DEEP, light=PAPER, accent=RED_PALE),
        Scheme(ground=INK, main=RED, dark=RED_DEEP, light=SAND, accent=RED_PALE),
        Scheme(ground=RED_PALE, main=RED, dark=INK, light=PAPER, accent=RED_DEEP),
    ),
    "sea": (
        Scheme(ground=SAND, main=SEA, dark=INK, light=SEA_PALE, accent=RED),
        Scheme(ground=SEA, main=SAND, dark=SEA_DEEP, light=SEA_PALE, accent=RED),
        Scheme(ground=SEA_PALE, main=SEA, dark=SEA_DEEP, light=PAPER, accent=RED),
        Scheme(ground=SEA_DEEP, main=SEA_PALE, dark=SEA, light=SAND, accent=RED),
    ),
    "leaf": (
        Scheme(ground=SAND, main=LEAF, dark=INK, light=LEAF_PALE, accent=RED),
        Scheme(ground=LEAF, main=SAND, dark=LEAF_DEEP, light=LEAF_PALE, accent=RED),
        Scheme(ground=LEAF_PALE, main=LEAF, dark=LEAF_DEEP, light=PAPER, accent=RED),
        Scheme(ground=LEAF_DEEP, main=LEAF_PALE, dark=LEAF, light=SAND, accent=RED),
    ),
}


def choose_scheme(voice: Voice, rng: Random) -> Scheme:
    """One of the section's schemes, by the poster's own dice."""
    return rng.choice(SCHEMES[voice])
