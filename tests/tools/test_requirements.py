"""What is installed is what pyproject.toml asks for, to the byte, from any index."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent.parent
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)", re.MULTILINE)
CODE = ("palmecenter", "projects", "party_support", "publications", "events", "deploy")
EXTRAS = {"base": [], "production": ["production"], "dev": ["production", "dev"]}


def lock(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text()


def pins(name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for package, version in PINNED.findall(lock(name)):
        found.setdefault(canonicalize_name(package), set()).add(version)
    return found


@pytest.mark.parametrize("name", EXTRAS)
def test_every_dependency_is_pinned_to_a_version_that_is_allowed(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = list(project["dependencies"])
    for extra in EXTRAS[name]:
        wanted += project["optional-dependencies"][extra]
    locked = pins(name)
    for requirement in map(Requirement, wanted):
        versions = locked.get(canonicalize_name(requirement.name), set())
        assert versions, f"{requirement} is not in requirements/{name}.txt: make lock"
        assert all(requirement.specifier.contains(version) for version in versions), requirement


@pytest.mark.parametrize("name", EXTRAS)
def test_every_pin_has_hashes_and_no_address(name: str) -> None:
    text = lock(name)
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text
    assert not re.search(r"^\s*-(-index|i |-extra-index|-find-links|f )", text, re.MULTILINE)


def test_what_is_tested_is_what_production_runs() -> None:
    development = pins("dev")
    for package, versions in pins("production").items():
        assert development[package] == versions


def imported(folder: str) -> Iterator[str]:
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.partition(".")[0]


@pytest.mark.parametrize(("name", "folders"), [("base", CODE), ("dev", ("tests", "tools"))])
def test_whatever_the_code_imports_is_installed_with_it(
    name: str, folders: tuple[str, ...]
) -> None:
    locked, distributions = pins(name), packages_distributions()
    own = {*CODE, "tests", "tools"}
    for module in {module for folder in folders for module in imported(folder)} - own:
        if module not in sys.stdlib_module_names:
            provided_by = {
                canonicalize_name(found) for found in distributions.get(module, [module])
            }
            assert provided_by & locked.keys(), f"{module}: add its package to pyproject.toml"
