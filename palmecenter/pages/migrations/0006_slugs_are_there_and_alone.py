"""Give every page slugs, which no page beside it has and no view of the page above."""

from django.db import migrations

from palmecenter.pages.slug_storing import mend_slugs


def mend(apps, schema_editor) -> None:
    """Do so in rows and in what may be published of revisions; old addresses lead on."""
    mend_slugs(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("languages", "0001_texts_as_they_are_kept"),
        ("pages", "0005_new_ids_where_hidden"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(mend, migrations.RunPython.noop, elidable=True)]
