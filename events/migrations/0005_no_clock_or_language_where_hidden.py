"""Take clocks, languages and series out of events whose level hides them since now."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import migrations

from palmecenter.protection.emptying import Emptied

EMPTIED = Emptied(
    "events",
    "EventPage",
    columns={
        "start_time": None,
        "end_time": None,
        "time_zone": "Europe/Stockholm",
        "spoken": [],
        "interpreted": [],
        "has_light_audio": False,
        "series": None,
        # Counted for calendars, which know it by another id now.
        "sequence": 1,
        "calendar_digest": "",
    },
    children={"programme": "ProgrammeItem"},
)


def take_out(apps, schema_editor) -> None:
    """Do so in rows and in revisions. What is left of the instants is whole days in Sweden."""
    events = apps.get_model("events", "EventPage")
    registrations = apps.get_model("events", "Registration")
    hidden = events.objects.filter(protection__in=EMPTIED.levels)
    for pk, sequence in hidden.values_list("pk", "sequence"):
        of_event = registrations.objects.filter(event_id=pk)
        told = list(of_event.filter(told_sequence__gte=sequence).values_list("pk", flat=True))
        of_event.update(told_sequence=0)
        registrations.objects.filter(pk__in=told).update(told_sequence=1)
    keys = EMPTIED.apply(apps)
    for event in events.objects.filter(pk__in=keys).only("start_date", "end_date"):
        last = event.end_date or event.start_date
        begins, ends = _midnight(event.start_date), _midnight(last + timedelta(days=1))
        events.objects.filter(pk=event.pk).update(starts_at=begins, ends_at=ends)


def _midnight(day) -> datetime:
    return datetime.combine(day, time(), ZoneInfo("Europe/Stockholm"))


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("events", "0004_registered_url"),
        ("wagtailcore", "0094_alter_page_locale"),
    ]

    operations = [migrations.RunPython(take_out, migrations.RunPython.noop, elidable=True)]
