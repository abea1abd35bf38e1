"""What is looked at to say whether everything is well, each by itself and quickly."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from .job_states import job_states


@dataclass(frozen=True)
class Finding:
    """What a look at something found, in words for staff; `name` is what machines call it."""

    name: str
    label: str | Promise
    words: str
    is_well: bool = True


def schedule() -> Finding:
    """Whether what is to be done by itself is done, and in time."""
    label = gettext_lazy("What the site does by itself")
    states = job_states()
    bad = [state for state in states if not state.is_well]
    if all(state.run is None for state in states):
        words = _("Nothing has been done yet: the server does not run the schedule.")
        return Finding("schedule", label, words, is_well=False)
    if bad:
        words = ngettext(
            "%(count)s job has failed or is late: %(names)s.",
            "%(count)s jobs have failed or are late: %(names)s.",
            len(bad),
        )
        names = "; ".join(str(state.label) for state in bad)
        return Finding(
            "schedule", label, words % {"count": len(bad), "names": names}, is_well=False
        )
    return Finding("schedule", label, _("Everything is done in time."))


CHECKS: tuple[Callable[[], Finding], ...] = (schedule,)


def findings() -> list[Finding]:
    """What all checks found."""
    return [check() for check in CHECKS]
