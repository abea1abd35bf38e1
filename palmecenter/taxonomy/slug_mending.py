"""Slugs of terms from before forms kept them: empty, or another term's in either language.

For a migration, which hands in the models of then. No redirect is needed: the addresses of places
had a number behind a doubled slug already, and with an empty one there was none.
"""

from collections.abc import Iterable
from itertools import chain, count
from typing import Any

from django.apps import apps as apps_of_now

from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.slugs import numbered_slug, slug_of

# A number may come behind it.
LONGEST = 70
NOBODY = 0


def mend_slugs(models: Iterable[Any]) -> int:
    """Mend the slugs of all terms; return how many terms had one that was wrong."""
    return sum(map(_mend, models))


def _mend(model: Any) -> int:
    owners: dict[str, int] = {}
    terms = list(model._base_manager.order_by("pk"))
    lacking = [
        (term, code)
        for term in terms
        for code in CODES
        if not (slug := getattr(term, localized("slug", code)))
        or owners.setdefault(slug, term.pk) != term.pk
    ]
    for term, code in lacking:
        slug = _new(term, code, owners)
        setattr(term, localized("slug", code), slug)
        columns = {localized("slug", code): slug}
        # The column without a language mirrors the first one.
        columns |= {"slug": slug} if code == CODES[0] else {}
        model._base_manager.filter(pk=term.pk).update(**columns)
    return len({term.pk for term, _code in lacking})


def _new(term: Any, code: str, owners: dict[str, int]) -> str:
    """Claim a slug for a term: its old one, or one of its name, with a number where it is taken."""
    base = getattr(term, localized("slug", code)) or _of_name(term, code)
    tried = chain([base], (f"{base[:LONGEST]}-{number}" for number in count(2)))
    return next(one for one in tried if owners.setdefault(one, term.pk) == term.pk)


def _of_name(term: Any, code: str) -> str:
    name = getattr(term, localized("name", code)) or ""
    kind = apps_of_now.get_model(term._meta.label)._meta.verbose_name  # with its translation
    return slug_of(name)[:LONGEST] or numbered_slug(kind, code, term.pk)
