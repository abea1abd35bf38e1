"""Write the texts of all rows and revisions as they are kept from now on."""

from django.db import migrations

from palmecenter.languages.normalizing_stored import mend

APPS = {
    "events",
    "listing",
    "media",
    "pages",
    "party_support",
    "projects",
    "publications",
    "search",
    "taxonomy",
}


def write_texts_anew(apps, schema_editor) -> None:
    """Do so; what search and lists hold of them is among the rows."""
    models = [one for one in apps.get_models() if one._meta.app_label in APPS]
    models.append(apps.get_model("wagtailcore", "Page"))
    mend(
        models,
        apps.get_model("wagtailcore", "Revision"),
        apps.get_model("contenttypes", "ContentType"),
    )


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("events", "0005_no_clock_or_language_where_hidden"),
        ("listing", "0002_state"),
        ("media", "0003_alternative_text_is_needed"),
        ("pages", "0005_new_ids_where_hidden"),
        ("party_support", "0005_no_rounding_where_hidden"),
        ("projects", "0006_no_region_or_groups_where_hidden"),
        ("publications", "0006_orders_are_confirmed"),
        ("search", "0003_other_words"),
        ("taxonomy", "0004_protection"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(write_texts_anew, migrations.RunPython.noop, elidable=True)]
