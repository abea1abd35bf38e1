"""For migrations: taking out of stored pages what their levels hide from now on.

A level empties what is saved. When it comes to hide more, the pages that have it already must lose
that too, in their rows and in all revisions. What they lose is sealed before, where there is a key
(`identities/migrations`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

HIDING = ("protected", "closed")


@dataclass(frozen=True)
class Emptied:
    """What pages of some levels lose: columns, with what they hold then, and relations.

    `children` are the names of the models of inline children, by relation.
    """

    app: str
    model: str
    levels: tuple[str, ...] = HIDING
    columns: Mapping[str, Any] = field(default_factory=dict)
    children: Mapping[str, str] = field(default_factory=dict)
    many: tuple[str, ...] = ()

    def apply(self, apps: Any) -> list[int]:
        """Empty rows and revisions; return the keys of the pages."""
        model = apps.get_model(self.app, self.model)
        keys = list(model.objects.filter(protection__in=self.levels).values_list("pk", flat=True))
        if self.columns:
            model.objects.filter(pk__in=keys).update(**self.columns)
        for child in self.children.values():
            apps.get_model(self.app, child).objects.filter(page_id__in=keys).delete()
        for name in self.many:
            through = model._meta.get_field(name).remote_field.through
            through.objects.filter(**{f"{self.model.lower()}_id__in": keys}).delete()
        self._rewrite(apps, self._in_revisions())
        return keys

    def _in_revisions(self) -> dict[str, Any]:
        relations: Iterable[str] = (*self.children, *self.many)
        return {**self.columns, **{name: [] for name in relations}}

    def _rewrite(self, apps: Any, emptied: dict[str, Any]) -> None:
        types = apps.get_model("contenttypes", "ContentType")
        kind = types.objects.filter(app_label=self.app, model=self.model.lower()).first()
        revisions = apps.get_model("wagtailcore", "Revision")
        for revision in revisions.objects.filter(content_type=kind) if kind else ():
            if revision.content.get("protection") in self.levels:
                revision.content |= emptied
                revision.save(update_fields=["content"])
