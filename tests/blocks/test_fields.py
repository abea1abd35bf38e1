"""Migrations know the column of a running text, and not which blocks it takes."""

from django.apps import apps
from django.db.migrations.state import ProjectState
from wagtail import blocks

from palmecenter.blocks.body import BodyBlock
from palmecenter.blocks.fields import StreamField
from palmecenter.pages.models import ContentPage


def test_another_block_or_label_makes_no_migration() -> None:
    few = StreamField([("note", blocks.CharBlock(label="Note"))], blank=True)
    more = StreamField(
        [("note", blocks.CharBlock(label="Remark")), ("text", blocks.TextBlock())], blank=True
    )
    assert few.deconstruct() == more.deconstruct()
    assert few.deconstruct() != StreamField(BodyBlock()).deconstruct(), "the column still counts"


def test_a_model_of_a_migration_reads_a_text_by_the_blocks_of_today_and_loses_none() -> None:
    model = ProjectState.from_apps(apps).apps.get_model("pages", "ContentPage")
    raw = [{"type": "text", "value": "<p>Hej</p>", "id": "1"}]
    for name in ("body_sv", "body_en"):
        field = model._meta.get_field(name)
        today = ContentPage._meta.get_field(name)
        assert field.stream_block.child_blocks.keys() == today.stream_block.child_blocks.keys()
        assert list(field.to_python(raw).raw_data) == raw
