"""The posters of the demo are files: as drawn, light, and in the site's own colours."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image, ImageChops

from palmecenter.demo.source import read
from tools.posters import MOTIFS, poster
from tools.posters.__main__ import DRAWN, FOLDER
from tools.posters.palette import SCHEMES
from tools.posters.vector import vector_poster

NAMED: dict[str, Any] = yaml.safe_load(DRAWN.read_text("utf-8"))
# One of each motif.
EACH = {motif: (slug, voice) for slug, (voice, motif) in NAMED["pictures"].items()}


def test_every_poster_that_is_named_is_there_and_says_what_it_shows() -> None:
    files = {f"{slug}.webp" for slug in NAMED["pictures"]} | {
        f"{slug}.svg" for slug in NAMED["covers"]
    }
    assert {path.name for path in Path(FOLDER).iterdir()} == files
    assert set(read("posters")) == set(MOTIFS) == EACH.keys()


@pytest.mark.parametrize("motif", sorted(MOTIFS))
def test_a_poster_is_light_as_drawn_and_mostly_in_exact_colours_of_its_section(motif: str) -> None:
    slug, voice = EACH[motif]
    data = (FOLDER / f"{slug}.webp").read_bytes()
    assert len(data) < 40_000
    image = Image.open(BytesIO(data)).convert("RGB")
    assert image.size == (1600, 1000)
    own = {colour for scheme in SCHEMES[voice] for colour in scheme.colours()}
    flat = sum(count for count, colour in image.getcolors(256) or [] if colour in own)
    assert flat > 0.9 * 1600 * 1000
    again = Image.open(BytesIO(poster(slug, voice, motif))).convert("RGB")
    assert ImageChops.difference(image, again).getbbox() is None


def test_a_cover_is_the_same_every_time() -> None:
    for slug, (voice, motif) in NAMED["covers"].items():
        assert (FOLDER / f"{slug}.svg").read_text("utf-8") == vector_poster(slug, voice, motif)
