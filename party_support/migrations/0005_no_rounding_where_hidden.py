"""Say of no initiative that its sum is rounded where its level hides the sum."""

from django.db import migrations

from palmecenter.protection.emptying import Emptied

EMPTIED = Emptied("party_support", "InitiativePage", columns={"budget_rounded": False})


def take_out(apps, schema_editor) -> None:
    """Do so in rows and in revisions."""
    EMPTIED.apply(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("party_support", "0004_country_comments_renamed"),
        ("wagtailcore", "0094_alter_page_locale"),
    ]

    operations = [migrations.RunPython(take_out, migrations.RunPython.noop, elidable=True)]
