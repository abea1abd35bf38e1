"""The addresses of a registration, below the event's own, in both languages.

/sv/…/anmalan/                   /en/…/registration/                     the form
/sv/…/anmalan/tack/              /en/…/registration/thanks/              look into your mail
/sv/…/anmalan/bekrafta/<key>/    /en/…/registration/confirm/<key>/       the link in that mail
/sv/…/anmalan/min/<key>/         /en/…/registration/mine/<key>/          the link in all others
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from palmecenter.languages.codes import CODES

from .links import CONFIRM, MINE

if TYPE_CHECKING:
    from .models import EventPage

FORM = "form"
THANKS = "thanks"

REGISTRATION = {"sv": "anmalan", "en": "registration"}
STEPS = {
    THANKS: {"sv": "tack", "en": "thanks"},
    CONFIRM: {"sv": "bekrafta", "en": "confirm"},
    MINE: {"sv": "min", "en": "mine"},
}
WITH_KEY = {CONFIRM, MINE}


@dataclass(frozen=True)
class Step:
    """One step of a registration, and the key in its address, if it has one."""

    name: str
    key: str = ""

    def slugs(self) -> dict[str, str]:
        """Return what stands below the event's address, by language, without outer slashes."""
        return {code: self._path(code) for code in CODES}

    def _path(self, code: str) -> str:
        parts = [REGISTRATION[code], STEPS.get(self.name, {}).get(code, ""), self.key]
        return "/".join(part for part in parts if part)


def find_step(rest: list[str], code: str) -> Step | None:
    """Return the step at what an address has below the event's; None where there is none."""
    if not rest or rest[0] != REGISTRATION[code]:
        return None
    if len(rest) == 1:
        return Step(FORM)
    name = next((name for name, words in STEPS.items() if words[code] == rest[1]), "")
    keys = rest[2:]
    if not name or len(keys) != (name in WITH_KEY):
        return None
    return Step(name, *keys)


def step_address(event: "EventPage", code: str, name: str, key: str = "") -> str:
    """Return the path of a step."""
    return f"{event.address(code)}{Step(name, key).slugs()[code]}/"
