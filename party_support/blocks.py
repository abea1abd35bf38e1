"""What a chapter's text is made of: the site's blocks, and exercises for a circle."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from palmecenter.blocks.body import BodyBlock
from palmecenter.blocks.text import TextBlock


class ExerciseBlock(blocks.StructBlock):
    """Something to try together, with room to write on paper."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = TextBlock(label=_("What to do"))

    class Meta:
        icon = "edit"
        label = _("Exercise")
        template = "blocks/exercise.html"


class ChapterBlock(BodyBlock):
    """The text of a chapter."""

    exercise = ExerciseBlock()
