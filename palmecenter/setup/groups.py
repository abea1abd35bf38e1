"""What Wagtail's groups may do here, a group for translators, and where files go."""

from collections import Counter

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db.models import Model, QuerySet
from wagtail.models import Collection, GroupPagePermission

from party_support.models import Focus, GlossaryTerm

from .state import default_site

TRANSLATORS = "Translators"
MANAGED = {
    # Group: the actions on terms, organisations, people and the glossary.
    "Editors": ("add", "change"),
    "Moderators": ("add", "change", "delete"),
}

# Where pictures and documents of each section go; a collection has one name, staff's own language.
COLLECTIONS = ("Om oss", "Utvecklingsprojekt", "Partiinriktat stöd", "Kunskap och debatt")


def load_collections(made: Counter[str]) -> None:
    """Make a collection for the files of each section, unless there are collections already."""
    root = Collection.get_first_root_node()
    if root is None or root.get_children().exists():
        return
    for name in COLLECTIONS:
        root.add_child(name=name)
        made["collections"] += 1


def load(made: Counter[str]) -> None:
    """Let editors and moderators manage the terms, moderators the settings, and make translators.

    Wagtail's own migrations give Editors and Moderators their permissions on pages and files.
    """
    if Group.objects.filter(name=TRANSLATORS).exists():
        return
    managed: list[type[Model]] = [
        *apps.get_app_config("taxonomy").get_models(),
        Focus,
        GlossaryTerm,
    ]
    for name, actions in MANAGED.items():
        group, _new = Group.objects.get_or_create(name=name)
        for model in managed:
            codenames = [f"{action}_{model._meta.model_name}" for action in actions]
            group.permissions.add(*_permissions(model._meta.app_label, codenames))
    Group.objects.get(name="Moderators").permissions.add(
        *_permissions("pages", ["change_sitesettings"])
    )
    registrations = [f"{action}_registration" for action in ("view", "change", "delete")]
    Group.objects.get(name="Moderators").permissions.add(*_permissions("events", registrations))
    translators = Group.objects.create(name=TRANSLATORS)
    translators.permissions.add(*_permissions("wagtailadmin", ["access_admin"]))
    GroupPagePermission.objects.create(
        group=translators,
        page=default_site().root_page,
        permission=_permissions("wagtailcore", ["change_page"]).get(),
    )
    made["groups"] += 1


def _permissions(app: str, codenames: list[str]) -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label=app, codename__in=codenames)
