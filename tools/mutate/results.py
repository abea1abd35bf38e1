"""What came of each change: printed and written down at once, so that a run can go on later."""

import json
from hashlib import sha256
from pathlib import Path

from .changes import Change
from .rooms import ROOT

HANGS = "It hangs."
SURVIVED = ""
UNREACHED = "No test comes here."
"""What is said of a change in place of the test that noticed it."""


class Results:
    """A file with a line for each change, as long as the changed file is what it was."""

    def __init__(self, file: Path) -> None:
        """Take a file that may be there from a run before."""
        self.file = file

    def known(self) -> dict[Change, str]:
        """Return what came of changes until now."""
        if not self.file.exists():
            return {}
        lines = [json.loads(line) for line in self.file.read_text().splitlines()]
        return {
            Change.of_data(one["change"]): one["outcome"]
            for one in lines
            if one["of"] == _state_of(one["change"]["path"])
        }

    def add(self, change: Change, outcome: str) -> None:
        """Write down what came of a change, and say it."""
        line = {"change": change.as_data(), "outcome": outcome, "of": _state_of(change.path)}
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self.file.open("a") as file:
            file.write(f"{json.dumps(line)}\n")
        print(f"{change.path}:{change.first}: {outcome or 'SURVIVED'}", flush=True)


def table(outcomes: dict[Change, str], left: list[str]) -> str:
    """Return all that was not noticed, as patches, and how many changes came to what."""
    groups: dict[str, list[Change]] = {SURVIVED: [], UNREACHED: [], HANGS: []}
    for change, outcome in outcomes.items():
        groups.setdefault(outcome, []).append(change)
    said = [*left]
    for words, outcome in (
        ("Survived", SURVIVED),
        ("No test comes here", UNREACHED),
        ("Timed out", HANGS),
    ):
        for change in groups[outcome]:
            said += [
                f"{words}: {change.path}:{change.first}",
                change.diff((ROOT / change.path).read_text()),
                "",
            ]
    missed = {outcome: len(groups[outcome]) for outcome in (SURVIVED, UNREACHED, HANGS)}
    noticed = len(outcomes) - sum(missed.values())
    said.append(
        f"{len(outcomes)} changes: {noticed} noticed, {missed[SURVIVED]} survived,"
        f" {missed[HANGS]} timed out, {missed[UNREACHED]} where no test comes"
    )
    return "\n".join(said)


def _state_of(path: str) -> str:
    file = ROOT / path
    return sha256(file.read_bytes()).hexdigest()[:16] if file.exists() else ""
