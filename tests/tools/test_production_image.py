"""The image is built by the Makefile's targets, which are tested where no engine is."""

import json
import re
import shlex
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text()
MAKEFILE = (ROOT / "Makefile").read_text()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


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


def test_the_python_of_the_image_is_the_one_that_is_tested() -> None:
    tested = f"{sys.version_info.major}.{sys.version_info.minor}"
    of_stages = re.findall(r"^FROM python:(\d+\.\d+)-", DOCKERFILE, re.MULTILINE)
    assert len(of_stages) == DOCKERFILE.count("\nFROM ")
    assert {*of_stages} == {tested}
    assert PROJECT["project"]["requires-python"] == f">={tested}"
    assert PROJECT["tool"]["ruff"]["target-version"] == f"py{tested.replace('.', '')}"
    assert PROJECT["tool"]["mypy"]["python_version"] == tested
    assert re.findall(r"--python-version (\S+)", MAKEFILE) == [tested]
