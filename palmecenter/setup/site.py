"""Making the first site: all of what is missing, or nothing."""

from collections import Counter

from django.db import transaction
from django.utils import translation

from . import groups, tree, vocabularies

LOADERS = (vocabularies.load, tree.load, groups.load, groups.load_collections)


def set_up() -> Counter[str]:
    """Make what is missing, in one transaction, and count how many of what.

    Nothing that is there is changed, and no page goes live. Wagtail's own migrations bring the
    groups of editors and moderators, and a workflow by which a moderator approves.
    """
    made: Counter[str] = Counter()
    with transaction.atomic(), translation.override("sv"):
        for load in LOADERS:
            load(made)
    return made
