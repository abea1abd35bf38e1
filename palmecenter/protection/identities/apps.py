"""Protected identities as a Django app."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate

CUSTODIANS = "Protected identities"


class IdentitiesConfig(AppConfig):
    """Keeps what protection levels take away, and what must never be on a public model."""

    name = "palmecenter.protection.identities"
    label = "identities"
    verbose_name = "Protected identities"

    def ready(self) -> None:
        """Keep what is taken out of pages, check the keys, and see that custodians are a group."""
        from . import checks, store

        checks.connect()
        store.connect()
        post_migrate.connect(make_custodians, sender=self)


def make_custodians(**kwargs: Any) -> None:
    """Make the one group that may read, unless it is there. Nobody is in it yet."""
    from django.contrib.auth.models import Group, Permission
    from django.contrib.contenttypes.models import ContentType

    group, is_new = Group.objects.using(kwargs["using"]).get_or_create(name=CUSTODIANS)
    if not is_new:
        return
    wanted = [("identities", "protectedidentity", "read_protectedidentity")]
    wanted.append(("wagtailadmin", "admin", "access_admin"))
    for app, model, codename in wanted:
        content_type, _new = ContentType.objects.get_or_create(app_label=app, model=model)
        permission, _new = Permission.objects.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": codename}
        )
        group.permissions.add(permission)
