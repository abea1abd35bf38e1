"""The terms and organisations that cells name: by code, by slug or by name in either language."""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from palmecenter.languages.comparing import spelled
from palmecenter.taxonomy.models import (
    Country,
    Organisation,
    Region,
    Scale,
    TargetGroup,
    Theme,
    WayOfWorking,
)

MODELS = (Country, Organisation, Region, Scale, TargetGroup, Theme, WayOfWorking)
KEYS = ("code", "slug_sv", "slug_en", "name_sv", "name_en")


class CellError(Exception):
    """Says, in the active language, what is wrong with a cell."""


class Vocabulary:
    """All terms, looked up once for a file."""

    def __init__(self) -> None:
        """Look them up."""
        self.found: dict[type[Model], dict[str, set[Any]]] = {}
        for model in MODELS:
            by_key = self.found[model] = {}
            for term in model._default_manager.all():
                for key in KEYS:
                    if value := getattr(term, key, ""):
                        by_key.setdefault(spelled(value), set()).add(term)

    def find(self, model: type[Model], words: str) -> Any:
        """Return the term that some words name; raise CellError for none, or several."""
        found = self.found[model].get(spelled(words), set())
        values = {"words": words, "kind": model._meta.verbose_name}
        if not found:
            raise CellError(_("“%(words)s” is no known %(kind)s.") % values)
        if len(found) > 1:
            raise CellError(_("“%(words)s” may be more than one %(kind)s.") % values)
        return next(iter(found))
