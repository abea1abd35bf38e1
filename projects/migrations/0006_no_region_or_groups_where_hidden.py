"""Take what their level hides since now out of projects: the region, whom they are for, and how."""

from django.db import migrations

from palmecenter.protection.emptying import Emptied

EMPTIED = Emptied(
    "projects",
    "ProjectPage",
    columns={
        "region": None,
        "amounts_rounded": False,
        "iati_sector": "",
        "iati_aid_type": "",
        "iati_gender_marker": None,
    },
    many=("target_groups", "ways_of_working"),
)


def take_out(apps, schema_editor) -> None:
    """Do so in rows and in revisions."""
    EMPTIED.apply(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("projects", "0005_members_and_funders"),
        ("wagtailcore", "0094_alter_page_locale"),
    ]

    operations = [migrations.RunPython(take_out, migrations.RunPython.noop, elidable=True)]
