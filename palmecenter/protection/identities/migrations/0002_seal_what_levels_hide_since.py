"""Seal what the sections' next migrations take out of protected pages, where there is a key.

They take it out in any case, as saving the pages would. Without a key it is lost, as the form says.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.db import migrations, models
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from palmecenter.protection.emptying import HIDING
from palmecenter.protection.identities.encryption import current_key_id, seal, unseal

REMOVED = "removed"
# App, model, levels; then columns, relations to several, and inline children with their models.
LOST: list[tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...], dict[str, str]]] = [
    (
        "events",
        "EventPage",
        HIDING,
        ("start_time", "end_time", "time_zone", "spoken", "interpreted", "series"),
        (),
        {"programme": "ProgrammeItem"},
    ),
    (
        "projects",
        "ProjectPage",
        HIDING,
        ("region", "iati_sector", "iati_aid_type", "iati_gender_marker"),
        ("target_groups", "ways_of_working"),
        {},
    ),
    ("publications", "PublicationPage", HIDING, ("series_sv", "series_en", "year"), (), {}),
    (
        "publications",
        "PublicationPage",
        ("limited", *HIDING),
        (),
        (),
        {"authors": "PublicationAuthor"},
    ),
]
NOTHING: tuple[Any, ...] = (None, "", [], "Europe/Stockholm")


@sensitive_variables()
def keep(apps, schema_editor) -> None:
    """Seal it into the pages' identities, beside what is there."""
    if not current_key_id():
        return
    types = apps.get_model("contenttypes", "ContentType")
    for app, name, levels, columns, many, children in LOST:
        kind = types.objects.filter(app_label=app, model=name.lower()).first()
        model = apps.get_model(app, name)
        for page in model.objects.filter(protection__in=levels) if kind else ():
            facts = dict(_facts(apps, app, page, columns, many, children))
            earlier = list(_earlier(apps, kind, page, (*columns, *many, *children), levels))
            if facts or earlier:
                _add(apps, kind, page, {"facts": facts, "earlier": earlier})


def _facts(apps, app, page, columns, many, children) -> Iterator[tuple[str, Any]]:
    for name in columns:
        if (value := getattr(page, name)) not in NOTHING:
            yield name, _named(value) if isinstance(value, models.Model) else str(value)
    for name in many:
        field = type(page)._meta.get_field(name)
        own = {f"{type(page)._meta.model_name}_id": page.pk}
        column = f"{field.remote_field.model._meta.model_name}_id"
        keys = field.remote_field.through.objects.filter(**own).values_list(column, flat=True)
        if found := [_named(one) for one in field.remote_field.model.objects.filter(pk__in=keys)]:
            yield name, found
    for name, child in children.items():
        rows = apps.get_model(app, child).objects.filter(page_id=page.pk)
        if found := [dict(_columns(row)) for row in rows]:
            yield name, found


def _columns(row) -> Iterator[tuple[str, str]]:
    for field in row._meta.concrete_fields:
        if field.name not in {"id", "page", "sort_order"}:
            value = getattr(row, field.name)
            if value not in (None, ""):
                yield field.name, _named(value) if isinstance(value, models.Model) else str(value)


def _named(thing) -> str:
    names = (getattr(thing, name, "") for name in ("name_sv", "name", "heading_sv", "heading_en"))
    return next(filter(None, names), str(thing.pk))


def _earlier(apps, kind, page, names, levels) -> Iterator[dict[str, Any]]:
    revisions = apps.get_model("wagtailcore", "Revision").objects
    for revision in revisions.filter(content_type=kind, object_id=str(page.pk)):
        if revision.content.get("protection") in levels:
            held = {name: revision.content.get(name) for name in names}
            if said := {name: value for name, value in held.items() if value not in NOTHING}:
                yield said


@sensitive_variables()
def _add(apps, kind, page, entry: dict[str, Any]) -> None:
    identities = apps.get_model("identities", "ProtectedIdentity")
    place = {"subject_type": kind, "subject_id": str(page.pk)}
    identity = identities.objects.filter(**place).first() or identities(**place)
    held = json.loads(unseal(identity.sealed, str(identity.pk))) if identity.sealed else {}
    held[REMOVED] = [*held.get(REMOVED, []), {"at": timezone.now(), **entry}]
    content = json.dumps(held, default=str, ensure_ascii=False)
    identity.sealed = seal(content, str(identity.pk))
    identity.save()


class Migration(migrations.Migration):
    dependencies = [
        ("identities", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("events", "0004_registered_url"),
        ("projects", "0005_members_and_funders"),
        ("publications", "0004_no_editions_where_hidden"),
        ("wagtailcore", "0094_alter_page_locale"),
    ]
    run_before = [
        ("events", "0005_no_clock_or_language_where_hidden"),
        ("projects", "0006_no_region_or_groups_where_hidden"),
        ("publications", "0005_no_authors_or_series_where_hidden"),
    ]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop, elidable=True)]
