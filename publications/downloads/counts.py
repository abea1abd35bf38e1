"""Counting downloads: how many of what on which day, and nothing else.

No address, cookie or trait of whoever downloads is kept, so nobody can be told from anybody else:
one who takes a file twice counts twice.
"""

import logging
import re

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from palmecenter.errors.logs import NOW_AND_THEN

from ..editions import FileAddress
from ..models import DownloadCount, PublicationPage

logger = logging.getLogger(__name__)

# What programs that fetch by themselves call themselves. Looked at, never kept. (Cubot is a phone.)
ROBOT = re.compile(
    r"(?<!cu)bot\b|(?<!cu)bot/|crawl|spider|slurp|scan|monitor|preview|facebookexternalhit|whatsapp"
    r"|headless|lighthouse|pingdom|uptime|archiver|feedfetcher|python-requests|go-http-client",
    re.IGNORECASE,
)


def is_robot(request: HttpRequest) -> bool:
    """Whether a program that fetches by itself is asking. Nobody without a name is a reader."""
    agent = request.headers.get("User-Agent", "")
    return not agent or bool(ROBOT.search(agent))


def count(page: PublicationPage, file: FileAddress) -> None:
    """Add one to what was downloaded today. Two at the same moment are two.

    Where nothing can be written (a full disk), the reader has the file all the same.
    """
    try:
        _count(page, file)
    except DatabaseError:
        logger.warning("A download could not be counted.", extra=NOW_AND_THEN)


def _count(page: PublicationPage, file: FileAddress) -> None:
    key = {
        "page_id": page.pk,
        "language": file.language,
        "format": file.ending,
        "is_light": file.light,
        "day": timezone.localdate(),
    }
    if _add_one(key):
        return
    try:
        with transaction.atomic():
            DownloadCount.objects.create(**key, count=1)
    except IntegrityError:  # somebody else began the day at the same moment
        _add_one(key)


def _add_one(key: dict[str, object]) -> bool:
    return bool(DownloadCount.objects.filter(**key).update(count=F("count") + 1))
