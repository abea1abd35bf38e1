"""Blocks of pictures, files, and media that lie with somebody else."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from .choices import LookBlock

VIDEO_ID = re.compile(r"^[\w-]{6,20}$")


class PictureBlock(blocks.StructBlock):
    """A picture, uncropped, with the caption, credit and alternative text that belong to it."""

    image = ImageChooserBlock(label=_("Picture"))
    size = LookBlock(
        label=_("Size"),
        choices=[("normal", _("As wide as the text")), ("wide", _("Wider than the text"))],
        default="normal",
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/picture.html"


class DownloadBlock(blocks.StructBlock):
    """A file to take along; its type and size are read from the file."""

    document = DocumentChooserBlock(label=_("File"))
    text = blocks.CharBlock(label=_("What it is"), required=False, max_length=250)

    class Meta:
        icon = "download"
        label = _("Download")
        template = "blocks/download.html"


class Video:
    """A video that lies with one of the providers we know: whose it is and where it plays."""

    def __init__(self, provider: str, player: str) -> None:
        self.provider = provider
        self.player = player


def recognise_video(url: str) -> Video | None:
    """Return the video behind an address at YouTube or Vimeo; None for any other address.

    No request is made: neither when an editor saves nor when a visitor reads.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    first, _slash, second = parts.path.strip("/").partition("/")
    if host == "youtu.be" and VIDEO_ID.match(first):
        return Video("YouTube", f"https://www.youtube-nocookie.com/embed/{first}")
    if host in {"youtube.com", "youtube-nocookie.com"}:
        key = second if first in {"embed", "live", "shorts"} else ""
        key = key or parse_qs(parts.query).get("v", [""])[0]
        if VIDEO_ID.match(key):
            return Video("YouTube", f"https://www.youtube-nocookie.com/embed/{key}")
    if host in {"vimeo.com", "player.vimeo.com"}:
        key = second if first == "video" else first
        if key.isdecimal():
            return Video("Vimeo", f"https://player.vimeo.com/video/{key}?dnt=1")
    return None


class EmbedBlock(blocks.StructBlock):
    """A video elsewhere. Nothing is asked of the provider until the reader clicks."""

    url = blocks.URLBlock(label=_("Address of the video"), help_text=_("At YouTube or Vimeo."))
    title = blocks.CharBlock(label=_("What it shows"), max_length=200)
    poster = ImageChooserBlock(label=_("Picture before it plays"), required=False)

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/embed.html"

    def clean(self, value: dict[str, Any]) -> dict[str, Any]:
        """Accept only addresses whose player we know how to show without tracking."""
        cleaned = super().clean(value)
        if recognise_video(cleaned["url"]) is None:
            message = _("This is not the address of a video at YouTube or Vimeo.")
            raise blocks.StructBlockValidationError({"url": ValidationError(message)})
        return cleaned

    def get_context(
        self, value: dict[str, Any], parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add `video`: the provider's name and the player's address."""
        context = super().get_context(value, parent_context)
        context["video"] = recognise_video(value["url"])
        return context
