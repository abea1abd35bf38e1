"""The YAML of the demo content, read once."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "content"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Record = dict[str, Any]


@cache
def read(name: str) -> Record:
    """Return what `content/<name>.yaml` holds. It is shared: read it, never change it."""
    return yaml.load((FOLDER / f"{name}.yaml").read_text("utf-8"), Loader=LOADER)  # noqa: S506 - the safe loader, in C where it was built


def words(key: str, code: str) -> str:
    """Return one of the words around the structured parts (site.yaml, `words`) in a language."""
    return read("site")["words"][key][code]
