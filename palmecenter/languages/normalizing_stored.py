"""Rows and revisions that were stored before texts were written as `normalizing` says.

For migrations, which hand in their models; those of today would not fit the tables of then.
"""

from collections.abc import Iterable
from typing import Any

from .normalizing import normalized_line
from .normalizing_models import normalized_content, text_columns


def mend(models: Iterable[Any], revisions: Any, content_types: Any) -> int:
    """Write every text as it is kept, in rows and in revisions; tell how many had one that was not.

    Safe to call again: then it is none.
    """
    models = list(models)
    count = sum(map(mend_rows, models))
    known = {(one._meta.app_label, one._meta.model_name): one for one in models}
    for kind in content_types.objects.all():
        model = known.get((kind.app_label, kind.model))
        if model is not None:
            count += _mend_revisions(model, revisions.objects.filter(content_type_id=kind.pk))
    return count


def mend_rows(model: Any) -> int:
    """Do so in the rows of a model, its own columns alone: a page's others are another model's."""
    own = set(model._meta.local_concrete_fields)
    columns = [(field.name, write) for field, write in text_columns(model) if field in own]
    rows = model._base_manager.order_by().values_list("pk", *(name for name, _write in columns))
    changed: dict[Any, dict[str, Any]] = {}
    for pk, *values in rows.iterator(chunk_size=500) if columns else ():
        for (name, write), value in zip(columns, values, strict=True):
            if value and (written := write(value)) is not value and written != value:
                changed.setdefault(pk, {})[name] = written
    for pk, written in changed.items():
        model._base_manager.filter(pk=pk).update(**written)
    return len(changed)


def _mend_revisions(model: Any, revisions: Any) -> int:
    changed = {}
    rows = revisions.order_by().values_list("pk", "content", "object_str")
    for pk, content, title in rows.iterator(chunk_size=100):
        written = {
            "content": normalized_content(model, content),
            "object_str": normalized_line(title),
        }
        if written != {"content": content, "object_str": title}:
            changed[pk] = written
    for pk, written in changed.items():
        revisions.filter(pk=pk).update(**written)
    return len(changed)
