"""Many pages at once: a thousand siblings in a moment, where the factories take minutes."""

import uuid

from django.db import connection
from django.db.models import F
from wagtail.models import Page

from palmecenter.pages.models import BasePage


def add_siblings(page: BasePage, number: int) -> None:
    """Put `number` live copies of a page's row behind its last sibling.

    They share the page's texts; slugs, paths and translation keys are their own. Inline children,
    revisions and the search index are not copied.
    """
    parent = page.get_parent()
    last_step = int(parent.get_last_child().path[-page.steplen :], 36)
    row = Page.objects.get(pk=page.pk)
    shared = {field.attname: getattr(row, field.attname) for field in Page._meta.concrete_fields}
    copies = []
    for step in range(last_step + 1, last_step + 1 + number):
        slug = f"{page.slug}-{step}"
        own = {
            "id": None,
            "path": page._get_path(parent.path, page.depth, step),
            "slug": slug,
            "url_path": f"{parent.url_path}{slug}/",
            "translation_key": uuid.uuid4(),
            "numchild": 0,
            "latest_revision_id": None,
            "live_revision_id": None,
        }
        copies.append(Page(**shared | own))
    Page.objects.bulk_create(copies)
    tables = [model for model in reversed(type(page).mro()) if issubclass(model, BasePage)]
    for model in tables:
        _copy_rows(model, page.pk, (copies[0].path, copies[-1].path))
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + number)


def _copy_rows(model: type[BasePage], pk: int, new_paths: tuple[str, str]) -> None:
    """Copy a page's row in one table of its inheritance once for every new page."""
    quote = connection.ops.quote_name
    table, key = quote(model._meta.db_table), model._meta.pk.column
    columns = [field.column for field in model._meta.local_concrete_fields if field.column != key]
    values = ["new.slug" if column == "slug_en" else f"old.{quote(column)}" for column in columns]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(map(quote, [key, *columns]))})"  # noqa: S608 - our own names
            f" SELECT {', '.join(['new.id', *values])} FROM wagtailcore_page new, {table} old"
            f" WHERE old.{quote(key)} = %s AND new.path BETWEEN %s AND %s",
            [pk, *new_paths],
        )
