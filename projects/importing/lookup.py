"""What a file names: projects, by identifier or slug; terms and organisations, by code or name."""

from typing import Any

from django.db.models import Model
from django.db.models.fields.json import KeyTextTransform
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

from ..models import ProjectIndexPage, ProjectPage
from .report import Line

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
        """The term that some words name; raises CellError for none, or several."""
        found = self.found[model].get(spelled(words), set())
        values = {"words": words, "kind": model._meta.verbose_name}
        if not found:
            raise CellError(_("“%(words)s” is no known %(kind)s.") % values)
        if len(found) > 1:
            raise CellError(_("“%(words)s” may be more than one %(kind)s.") % values)
        return next(iter(found))


class Identities:
    """The projects of a section, found by what identifies them, live or in their latest draft."""

    def __init__(self, index: ProjectIndexPage) -> None:
        """Look them up."""
        self.by_slug: dict[str, int] = {}
        self.by_identifier: dict[str, int] = {}
        names = ("slug", "slug_en", "iati_identifier")
        drafted = [KeyTextTransform(name, "latest_revision__content") for name in names]
        rows = ProjectPage.objects.child_of(index).values_list("pk", *names, *drafted)
        for pk, *live_then_draft in rows:
            live, latest = live_then_draft[:3], live_then_draft[3:]
            for slug, slug_en, identifier in (live, latest):
                for name in filter(None, (slug, slug_en)):
                    self.by_slug.setdefault(name, pk)
                if identifier:
                    self.by_identifier.setdefault(identifier, pk)
        self.lines: dict[object, int] = {}

    def find(self, line: Line) -> int | None:
        """The key of a line's project; None for a new one. Raises CellError."""
        slug, identifier = line.cells.get("slug", ""), line.cells.get("iati_identifier", "")
        if not slug and not identifier:
            raise CellError(_("Give a slug or an IATI identifier: the line is known by it."))
        found = {self.by_identifier.get(identifier), self.by_slug.get(slug)} - {None}
        if len(found) > 1:
            raise CellError(_("The slug is one project’s, the IATI identifier another’s."))
        key = next(iter(found), None)
        names = [("page", key)] if key else [("slug", slug), ("identifier", identifier)]
        for name in names:
            if name[1] and self.lines.setdefault(name, line.number) != line.number:
                raise CellError(
                    _("Line %(line)d is about the same project.") % {"line": self.lines[name]}
                )
        return key
