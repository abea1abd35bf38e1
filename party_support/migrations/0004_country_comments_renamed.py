"""Country comments get a name of their own: `comments` is Wagtail's, for what staff say of a page."""

import django.db.models.deletion
import modelcluster.fields
from django.db import migrations

OLD, NEW = "comments", "country_comments"


def rename(old, new):
    def in_revisions(apps, schema_editor):
        revisions = apps.get_model("wagtailcore", "Revision").objects.filter(
            content_type__app_label="party_support", content_type__model="chapterpage"
        )
        for revision in revisions.iterator():
            if old in revision.content:
                revision.content[new] = revision.content.pop(old)
                revision.save(update_fields=["content"])

    return in_revisions


class Migration(migrations.Migration):

    dependencies = [
        ("party_support", "0003_question_section"),
    ]

    operations = [
        migrations.AlterField(
            model_name="countrycomment",
            name="page",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="country_comments",
                to="party_support.chapterpage",
            ),
        ),
        migrations.RunPython(rename(OLD, NEW), rename(NEW, OLD)),
    ]
