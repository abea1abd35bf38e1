"""Posters are the same every time, light, and in the site's own colours."""

from io import BytesIO
from itertools import cycle

import pytest
from PIL import Image

from palmecenter.demo.posters import MOTIFS, poster
from palmecenter.demo.posters.palette import SCHEMES, Voice

VOICES: list[Voice] = ["red", "sea", "leaf"]


# Every motif once, the sections in turn.
@pytest.mark.parametrize(("motif", "voice"), list(zip(sorted(MOTIFS), cycle(VOICES), strict=False)))
def test_a_poster_is_light_and_mostly_in_exact_colours_of_its_section(
    motif: str, voice: Voice
) -> None:
    data = poster("valobservatorer", voice, motif)
    assert len(data) < 60_000
    image = Image.open(BytesIO(data))
    assert image.size == (1600, 1000)
    own = {colour for scheme in SCHEMES[voice] for colour in scheme.colours()}
    counts = image.convert("RGB").getcolors(256) or []
    flat = sum(count for count, colour in counts if colour in own)
    assert flat > 0.9 * 1600 * 1000


def test_the_same_slug_gives_the_same_bytes() -> None:
    assert poster("om-oss", "red") == poster("om-oss", "red")


def test_different_slugs_give_different_posters() -> None:
    slugs = [f"sida-{number}" for number in range(8)]
    assert len({poster(slug, "sea", "dove") for slug in slugs}) > 3
    assert len({poster(slug, "sea") for slug in slugs}) == len(slugs)
