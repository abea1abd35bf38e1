"""Orders are confirmed by a link in a mail. Those that there are were placed before that was asked."""

import uuid

from django.db import migrations, models


def give_keys(apps, schema_editor):
    orders = apps.get_model("publications", "Order").objects
    for pk in orders.values_list("pk", flat=True):
        orders.filter(pk=pk).update(key=uuid.uuid4())


class Migration(migrations.Migration):
    dependencies = [("publications", "0005_no_authors_or_series_where_hidden")]

    operations = [
        migrations.AddField(
            model_name="order",
            name="key",
            field=models.UUIDField(default=uuid.uuid4, editable=False, null=True),
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name="order",
            name="key",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.AlterField(
            model_name="order",
            name="state",
            field=models.CharField(
                choices=[
                    ("unconfirmed", "not confirmed"),
                    ("new", "new"),
                    ("packed", "packed"),
                    ("sent", "sent"),
                    ("cancelled", "cancelled"),
                ],
                default="new",
                max_length=11,
                verbose_name="state",
            ),
        ),
    ]
