"""Let moderators, who publish and see registrations, handle orders and stock too.

Nobody had the permission: the menu was seen by superusers alone. Nobody is given `add`, because
readers make orders and editions make stock.
"""

from django.db import migrations

ACTIONS = ("view", "change")
MODELS = ("order", "stock")


def give(apps, schema_editor):
    """Give Wagtail's own group, if it is still there, what Django makes only after migrations."""
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    for group in Group.objects.filter(name="Moderators"):
        for model in MODELS:
            content_type, _new = ContentType.objects.get_or_create(
                app_label="publications", model=model
            )
            for action in ACTIONS:
                permission, _new = Permission.objects.get_or_create(
                    content_type=content_type,
                    codename=f"{action}_{model}",
                    defaults={"name": f"Can {action} {model}"},
                )
                group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0002_initial_data"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
