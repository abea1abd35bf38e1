"""The YAML of what a new site begins with."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "content"

Record = dict[str, Any]


@cache
def read(name: str) -> Record:
    """What `content/<name>.yaml` holds. It is shared: read it, never change it."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
