"""Take the editions out of publications whose level hides them since now, and what tells of them.

The files stay among the documents, where staff find them. Nothing goes into protected identities:
a migration cannot seal.
"""

from django.db import migrations

HIDING = ("protected", "closed")


def take_out(apps, schema_editor) -> None:
    """Do so in rows and in revisions."""
    pages = apps.get_model("publications", "PublicationPage")
    revisions = apps.get_model("wagtailcore", "Revision")
    types = apps.get_model("contenttypes", "ContentType")
    kind = types.objects.filter(app_label="publications", model="publicationpage").first()
    hidden = list(pages.objects.filter(protection__in=HIDING).values_list("pk", flat=True))
    for name in ("Edition", "PublishedFile"):
        apps.get_model("publications", name).objects.filter(page_id__in=hidden).delete()
    pages.objects.filter(pk__in=hidden).update(title_language="")
    for revision in revisions.objects.filter(content_type=kind) if kind else ():
        if revision.content.get("protection") in HIDING:
            revision.content |= {"editions": [], "title_language": ""}
            revision.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("publications", "0003_language_of_titles"),
        ("wagtailcore", "0094_alter_page_locale"),
    ]

    operations = [migrations.RunPython(take_out, migrations.RunPython.noop, elidable=True)]
