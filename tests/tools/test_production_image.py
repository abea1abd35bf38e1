"""The image is built by the Makefile's targets, which are tested where no engine is."""

import json
import re
import shlex
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text()
MAKEFILE = (ROOT / "Makefile").read_text()


def recipe(target: str) -> str:
    found = re.search(rf"^{target}:.*\n\t(.+)$", MAKEFILE, re.MULTILINE)
    assert found, target
    return found[1]


def test_the_image_serves_by_the_recipe_of_make_serve() -> None:
    command = json.loads(re.findall(r"^CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)[-1])
    assert shlex.split(recipe("serve").replace("$(BIN)/", "")) == ["exec", *command]


def test_the_image_is_built_by_targets_that_exist() -> None:
    targets = re.findall(r"^RUN make (\S+)$", DOCKERFILE, re.MULTILINE)
    assert targets == ["install-production", "build"]
    for target in targets:
        assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


def test_the_image_runs_as_an_ordinary_user_and_says_whether_it_is_well() -> None:
    last_stage = DOCKERFILE.rpartition("\nFROM ")[2]
    user = re.search(r"^USER (\d+)$", last_stage, re.MULTILINE)
    assert user
    assert int(user[1]) > 0
    assert "HEALTHCHECK" in last_stage
