"""Give pages whose level hides where they are another id than earlier files and feeds had."""

import uuid

from django.db import migrations

HIDING = ("protected", "closed")


def renew(apps, schema_editor) -> None:
    """Do so in rows; since when they are published, which tells as much, begins anew as well."""
    pages = apps.get_model("pages", "BasePage")
    revisions = apps.get_model("wagtailcore", "Revision")
    hidden = pages.objects.filter(protection__in=HIDING)
    for pk, published in hidden.values_list("pk", "last_published_at"):
        pages.objects.filter(pk=pk).update(
            translation_key=uuid.uuid4(), first_published_at=published
        )
    # Publishing one would bring the day back; the id is the row's in any case.
    for revision in revisions.objects.filter(content__protection__in=HIDING):
        revision.content["first_published_at"] = None
        revision.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0004_language_of_titles"),
        ("wagtailcore", "0094_alter_page_locale"),
    ]

    operations = [migrations.RunPython(renew, migrations.RunPython.noop, elidable=True)]
