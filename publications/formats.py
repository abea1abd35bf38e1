"""What an edition can be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Format(models.TextChoices):
    """What kind of thing an edition is. A file's format is the ending of its name, too."""

    PDF = "pdf", _("PDF")
    EPUB = "epub", _("E-book (EPUB)")
    AUDIO = "mp3", _("Audio (MP3)")
    PRINT = "print", _("Printed")


CONTENT_TYPES = {
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "mp3": "audio/mpeg",
}
