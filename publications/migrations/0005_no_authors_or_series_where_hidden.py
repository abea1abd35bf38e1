"""Take what their level hides since now out of publications: authors, series and year."""

from django.db import migrations

from palmecenter.protection.emptying import Emptied

AUTHORS = Emptied(
    "publications",
    "PublicationPage",
    levels=("limited", "protected", "closed"),
    children={"authors": "PublicationAuthor"},
)
EMPTIED = Emptied(
    "publications",
    "PublicationPage",
    columns={"series": "", "series_sv": "", "series_en": "", "year": None},
)


def take_out(apps, schema_editor) -> None:
    """Do so in rows and in revisions."""
    AUTHORS.apply(apps)
    EMPTIED.apply(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("publications", "0004_no_editions_where_hidden"),
        ("wagtailcore", "0094_alter_page_locale"),
    ]

    operations = [migrations.RunPython(take_out, migrations.RunPython.noop, elidable=True)]
