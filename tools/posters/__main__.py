"""Draw the posters of `drawn.yaml` anew, into palmecenter/demo/content/posters.

python -m tools.posters [NAME...]    all, or some
"""

import sys
from pathlib import Path

import yaml

from . import poster
from .vector import vector_poster

DRAWN = Path(__file__).with_name("drawn.yaml")
FOLDER = Path(__file__).resolve().parents[2] / "palmecenter" / "demo" / "content" / "posters"


def main(*names: str) -> None:
    """Write the files: `.webp` for pages, `.svg` for covers on paper."""
    drawn = yaml.safe_load(DRAWN.read_text("utf-8"))
    for slug, (voice, motif) in drawn["pictures"].items():
        if not names or slug in names:
            (FOLDER / f"{slug}.webp").write_bytes(poster(slug, voice, motif))
    for slug, (voice, motif) in drawn["covers"].items():
        if not names or slug in names:
            (FOLDER / f"{slug}.svg").write_text(vector_poster(slug, voice, motif), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
