"""What is looked at to say whether everything is well, each by itself and quickly."""

import logging
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import Q
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from palmecenter.errors.logs import NOW_AND_THEN
from palmecenter.errors.records import named
from palmecenter.forms.models import OutgoingMail
from palmecenter.forms.outbox import waiting
from palmecenter.pages.models import BasePage
from palmecenter.search.models import PageText
from palmecenter.tasks.heartbeat import SILENT, last_beat

from .job_states import job_states

logger = logging.getLogger(__name__)

# With less, nothing large can be uploaded or made.
LEAST_FREE_BYTES = 500_000_000
# Mail that has waited for so long does not wait because of a short outage.
STUCK_AFTER = timedelta(minutes=30)
GIVEN_UP_LATELY = timedelta(days=1)


@dataclass(frozen=True)
class Finding:
    """What a look at something found, in words for staff; `name` is what machines call it."""

    name: str
    label: str | Promise
    words: str
    is_well: bool = True


def database() -> Finding:
    """Whether the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Finding("database", LABELS["database"], _("Answers."))


def storage() -> Finding:
    """Whether uploads can be stored: something is, and goes again."""
    name = default_storage.save(f".ready-{secrets.token_hex(8)}", ContentFile(b"ready"))
    default_storage.delete(name)
    return Finding("storage", LABELS["storage"], _("Can be stored."))


def disk() -> Finding:
    """Whether there is room for what is uploaded and made."""
    places = [Path(place) for place in (settings.MEDIA_ROOT, settings.KEPT_FILES_DIR)]
    free = min(shutil.disk_usage(_there(place)).free for place in places)
    words = _("%(free)s are free.") % {"free": filesizeformat(free)}
    return Finding("disk", LABELS["disk"], words, is_well=free >= LEAST_FREE_BYTES)


def _there(place: Path) -> Path:
    return next(path for path in (place, *place.parents) if path.exists())


def mail() -> Finding:
    """Whether mail goes out."""
    now = timezone.now()
    count, label = waiting().count(), LABELS["mail"]
    if waiting().filter(made_at__lt=now - STUCK_AFTER).exists():
        words = ngettext(
            "%(count)s mail cannot be sent: the mail server does not take it.",
            "%(count)s mails cannot be sent: the mail server does not take them.",
            count,
        )
        return Finding("mail", label, words % {"count": count}, is_well=False)
    words = ngettext("%(count)s mail is on its way.", "%(count)s mails are on their way.", count)
    return Finding("mail", label, words % {"count": count} if count else _("All has been sent."))


def given_up() -> Finding:
    """Whether any mail was given up lately."""
    since = timezone.now() - GIVEN_UP_LATELY
    count = OutgoingMail.objects.filter(given_up_at__gte=since).count()
    label = gettext_lazy("Mail that was given up")
    words = ngettext(
        "%(count)s mail could not be sent for a whole day, and never reached anybody.",
        "%(count)s mails could not be sent for a whole day, and never reached anybody.",
        count,
    )
    none = _("None in the last day.")
    return Finding("given up", label, words % {"count": count} if count else none, not count)


def worker() -> Finding:
    """Whether somebody works in the background."""
    last, label = last_beat(), LABELS["worker"]
    if last is None or timezone.now() - last > SILENT:
        words = _(
            "Nobody is at work: mail goes out more slowly, and files are made when asked for."
        )
        return Finding("worker", label, words, is_well=False)
    return Finding("worker", label, _("Somebody is at work."))


def search() -> Finding:
    """Whether all that is public can be found."""
    label = gettext_lazy("Search")
    # A live row tells by its heading in which languages the page exists.
    has_words = Q(heading_sv__gt="") | Q(heading_en__gt="")
    public = BasePage.objects.filter(has_words, live=True, alias_of=None)
    count = public.exclude(pk__in=PageText.objects.values("page")).count()
    words = ngettext(
        "%(count)s public page cannot be found by search.",
        "%(count)s public pages cannot be found by search.",
        count,
    )
    found = _("Finds all public pages.")
    return Finding("search", label, words % {"count": count} if count else found, not count)


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


Check = Callable[[], Finding]
LABELS: dict[str, Promise] = {
    "database": gettext_lazy("The database"),
    "storage": gettext_lazy("Uploads"),
    "disk": gettext_lazy("Room for files"),
    "mail": gettext_lazy("Mail"),
    "worker": gettext_lazy("Work in the background"),
}
# What the site needs to serve and to take what people send, by the names that machines read.
NEEDED: dict[str, Check] = {
    "database": database,
    "storage": storage,
    "disk": disk,
    "mail": mail,
    "worker": worker,
}
FROM_DATABASE = {"mail", "worker"}


def readiness() -> list[Finding]:
    """What is found of all that the site needs; what cannot even be asked is not well.

    Where the database is away, nothing else is asked of it: each question would wait for it.
    """
    found: list[Finding] = []
    is_away = False
    for name, check in NEEDED.items():
        failed = Finding(name, LABELS[name], _("Cannot be asked."), is_well=False)
        if is_away and name in FROM_DATABASE:
            found.append(failed)
            continue
        try:
            found.append(check())
        except Exception as error:  # whatever it is, that is the answer
            logger.warning("The check of %s failed: %s", name, named(error), extra=NOW_AND_THEN)
            found.append(failed)
            is_away = is_away or name == "database"
    return found


def findings() -> list[Finding]:
    """What all checks found, for staff."""
    return [schedule(), *readiness(), given_up(), search()]


def quick_findings() -> list[Finding]:
    """What is asked each time that somebody comes to the first page of the admin."""
    return [schedule(), disk(), mail(), given_up(), worker()]
