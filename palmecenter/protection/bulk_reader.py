"""Reading all pages of the site by as many queries as there are kinds of things, not pages."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.blocks import StreamValue
from wagtail.models import Page, Revision

from .levels import ProtectionLevel
from .redaction import stream_columns
from .remaining_texts import Reader


class BulkReader(Reader):
    """Reads pages, and versions of them, whose children and terms were fetched by `fetch_along`.

    What they refer to by a column or in a text is fetched whole, once for each model.
    """

    def __init__(self) -> None:
        """Begin with nothing at hand."""
        self._things: dict[Any, dict[Any, Any]] = {}
        self._pages: dict[int, tuple[Any, Any, dict[str, Any]]] = {}
        self._children: dict[tuple[Any, str], dict[Any, list[Any]]] = {}
        self._terms: dict[tuple[Any, str], dict[Any, list[Any]]] = {}

    def fetch_along(self, model: Any, keys: Iterable[Any]) -> None:
        """Fetch the terms and the inline children of what is stored, and theirs: a query each.

        Django would make a manager and a queryset for each object, which takes longer than reading.
        """
        keys = list(keys)
        for field in model._meta.many_to_many:
            if isinstance(field, models.ManyToManyField):
                owner, term = field.m2m_column_name(), field.m2m_reverse_name()
                through: Any = field.remote_field.through
                rows = through._base_manager.order_by("pk")
                pairs = rows.filter(**{f"{owner}__in": keys}).values_list(owner, term)
                terms: dict[Any, list[Any]] = {key: [] for key in keys}
                for key, one in pairs:
                    terms[key].append(one)
                self._terms[model, field.name] = terms
        for relation in get_all_child_relations(model):
            column = relation.field.attname
            child = relation.related_model
            children = list(child._default_manager.filter(**{f"{column}__in": keys}))
            found: dict[Any, list[Any]] = {key: [] for key in keys}
            for one in children:
                found[getattr(one, column)].append(one)
            self._children[model, relation.get_accessor_name()] = found
            self.fetch_along(child, [one.pk for one in children])

    def drafts_of(self, pages: Iterable[Any]) -> dict[int, Any]:
        """Return the latest versions of some pages by the pages' keys, where they have any."""
        rows = list(pages)
        revisions = Revision.objects.in_bulk([page.latest_revision_id for page in rows])
        found = {}
        for page in rows:
            if revision := revisions.get(page.latest_revision_id):
                found[page.pk] = self._draft(page, revision.content)
        return found

    def _draft(self, page: Any, content: dict[str, Any]) -> Any:
        model = type(page)
        many = {field.name for field in model._meta.many_to_many}
        known = {name: value for name, value in content.items() if name not in many}
        draft = model.from_serializable_data({**known, "pk": page.pk}, check_fks=False)
        self._pages[id(draft)] = (draft, page, content)
        return draft

    def value(self, owner: Any, name: str) -> Any:
        """What a field holds."""
        field = owner._meta.get_field(name)
        _draft, page, content = self._pages.get(id(owner), (None, None, {}))
        if page is not None and field.many_to_many:
            return self._shown(field.related_model, content.get(name) or ())
        if owner.pk in (terms := self._terms.get((type(owner), name), {})):
            return self._shown(field.related_model, terms[owner.pk])
        if field.many_to_one or field.one_to_one:
            return self._all(field.related_model).get(getattr(owner, field.attname))
        return super().value(owner, name)

    def children(self, owner: Any, accessor: str) -> list[Any]:
        """Return inline children; those that no version holds, such as comments, are the page's."""
        _draft, page, content = self._pages.get(id(owner), (None, None, {}))
        in_memory = accessor in vars(owner).get("_cluster_related_objects", ())
        if in_memory and (page is None or accessor in content):
            return super().children(owner, accessor)
        stored = page or owner
        known = self._children.get((type(stored), accessor), {})
        return known[stored.pk] if stored.pk in known else super().children(stored, accessor)

    def linked(self, model: Any, keys: Iterable[str]) -> list[Any]:
        """What a text links to or shows."""
        return self._shown(model, [int(key) for key in keys])

    def with_address(self, page: Any) -> Any:
        """Return a page with the columns that all have; what stands outside of these is empty."""
        return page if hasattr(page, "slug_en") else self._all(Page).get(page.pk, page)

    def _shown(self, model: Any, keys: Iterable[Any]) -> list[Any]:
        things = [thing for key in keys if (thing := self._all(model).get(key))]
        return (
            [one for one in things if getattr(one, "protection", "") != ProtectionLevel.CLOSED]
            if not issubclass(model, Page)
            else things
        )

    def _all(self, model: Any) -> dict[Any, Any]:
        """Return all there is of a model; of pages, with the columns that all of them have."""
        model = _common_pages() if model is Page else model
        if model not in self._things:
            self._things[model] = model._base_manager.order_by().in_bulk()
        return self._things[model]


@cache
def _common_pages() -> Any:
    """Return the model that holds what every page of the site has beside what is Wagtail's."""
    of_pages = (one for one in apps.get_models() if Page in one._meta.parents)
    return next((one for one in of_pages if hasattr(one, "slug_en")), Page)


def fetch_blocks(pages: Iterable[Any]) -> None:
    """Make the blocks of all running texts of some pages, with what they show, at once.

    As each text would by itself, by a query for every block that shows something.
    """
    waiting: dict[int, list[tuple[Any, StreamValue, int]]] = defaultdict(list)
    for page in pages:
        for column in stream_columns(type(page)):
            value = getattr(page, column)
            for place, raw in enumerate(value._raw_data if value.is_lazy else ()):
                block = value.stream_block.child_blocks.get(raw["type"])
                if block is not None and value._bound_blocks[place] is None:
                    waiting[id(block)].append((block, value, place))
    for found in waiting.values():
        raws = [value._raw_data[place] for _block, value, place in found]
        made = found[0][0].bulk_to_python([raw["value"] for raw in raws])
        for (block, value, place), raw, one in zip(found, raws, made, strict=True):
            value._bound_blocks[place] = StreamValue.StreamChild(block, one, id=raw.get("id"))
