"""What is written for people is true: examples work, files that are named are there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = re.compile(
    r"```(?:python|html)\n(?:\{)?# (\S+?)(, below what is there)?(?: #\})?\n(.*?)```", re.DOTALL
)
CODE = ("palmecenter", "projects", "party_support", "publications", "events", "templates", "tests")
LINKED = ("static", "locale", "requirements", "tools", "var", "pyproject.toml", "manage.py")
TEXTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
# In code marks or behind a link: a path with a slash in it, or a file by its name.
PATH = re.compile(r"`([\w.-]+(?:/[\w.*<>-]+)+/?|[\w-]+\.(?:md|py|toml|conf|yaml))`|\]\(([^)#\s]+)")
# Names that stand for something else than a file of the repository: on the web, or made by it.
OF_OTHERS = re.compile(
    r"^(?:https?|mailto):|[*<>…]|^(?:application|text|image|audio|multipart|font)/"
    r"|^req/s$|^(?:var|media|admin|documents|sv|en|land|country|hamta|download|print|pdf)/"
)


def examples() -> list[tuple[str, bool, str]]:
    text = (ROOT / "README.md").read_text("utf-8")
    return [(path, bool(below), code) for path, below, code in EXAMPLE.findall(text)]


def test_the_worked_examples_of_the_readme_work(tmp_path: Path) -> None:
    found = examples()
    assert len(found) == 6
    for name in CODE:
        ignored = shutil.ignore_patterns("__pycache__", "content")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    for name in LINKED:
        if (ROOT / name).exists():
            (tmp_path / name).symlink_to(ROOT / name)
    for path, below, code in found:
        target = tmp_path / path
        assert target.exists() == below, path
        with target.open("a", encoding="utf-8") as file:
            file.write(f"\n{code}")
    environment = {key: value for key, value in os.environ.items() if "PYTEST" not in key}
    environment.pop("DATABASE_URL", None)
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "tests/tools/readme_worked.py",
        ],
        cwd=tmp_path,
        env=environment | {"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_is_named_is_there(text: Path) -> None:
    missing = set()
    made = {path for path, _below, _code in examples()}
    for in_code, linked in PATH.findall(text.read_text("utf-8")):
        name = (in_code or linked).rstrip("/")
        if OF_OTHERS.search(name) or name in made:
            continue
        near = [
            text.parent,
            ROOT,
            *(ROOT / room for room in ("palmecenter", "templates", "static")),
        ]
        by_name = "/" not in name and any(
            one for room in CODE for one in ROOT.glob(f"{room}/**/{name}")
        )
        if not by_name and not any((place / name).exists() for place in near):
            missing.add(name)
    assert missing == set()


@pytest.mark.parametrize(
    "text", sorted(ROOT.glob("docs/decisions/*.md")), ids=lambda path: path.name
)
def test_every_decision_has_a_number_and_a_date(text: Path) -> None:
    heading, _blank, dated = text.read_text("utf-8").split("\n")[:3]
    assert heading.startswith(f"# {int(text.name[:4])}. ")
    assert re.fullmatch(r"\*\d{4}-\d{2}-\d{2}\*", dated)
