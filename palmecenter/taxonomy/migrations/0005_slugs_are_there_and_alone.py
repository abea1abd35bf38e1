"""Give every term slugs, which no other term of its kind has in any language."""

from django.db import migrations

from palmecenter.taxonomy.slug_mending import mend_slugs

TERMS = (
    "party_support.Focus",
    "taxonomy.Challenge",
    "taxonomy.Country",
    "taxonomy.Region",
    "taxonomy.Scale",
    "taxonomy.TargetGroup",
    "taxonomy.Theme",
    "taxonomy.WayOfWorking",
)


def mend(apps, schema_editor) -> None:
    """Do so in all rows."""
    mend_slugs(map(apps.get_model, TERMS))


class Migration(migrations.Migration):
    dependencies = [
        ("languages", "0001_texts_as_they_are_kept"),
        ("party_support", "0005_no_rounding_where_hidden"),
        ("taxonomy", "0004_protection"),
    ]

    operations = [migrations.RunPython(mend, migrations.RunPython.noop, elidable=True)]
