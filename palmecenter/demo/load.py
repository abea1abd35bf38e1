"""Loading the demo content: all of it or nothing."""

from collections import Counter

from django.db import transaction
from django.utils import translation

from .loaders import LOADERS
from .login import ensure_demo_login
from .state import Contents, contents


class OtherContentError(Exception):
    """The site holds content that is not the demo's."""


def load_demo(*, force: bool = False) -> Counter[str]:
    """Make what is missing of the demo content, in one transaction, and return how many of what.

    Nothing that is there is changed. A site with other content raises OtherContentError, unless
    `force`: then the demo's home page becomes the front of the default site, if that has no home
    page, and the demo's pages stand beside the others.
    """
    made: Counter[str] = Counter()
    with transaction.atomic(), translation.override("sv"):
        if contents() is Contents.OTHER and not force:
            raise OtherContentError
        for loader in LOADERS:
            loader(made)
        if ensure_demo_login():
            made["logins"] += 1
    return made
