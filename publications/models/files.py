"""What is known of the files of editions, and how often they were taken."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from palmecenter.pages.file_access import may_see

from .edition import Edition

HASH_DIGITS = 10


def light_path(instance: "FileFacts", filename: str) -> str:
    """The path in storage of a light PDF; migrations refer to this function."""
    return f"light/{instance.source_hash[:HASH_DIGITS]}.pdf"


class FileFacts(models.Model):
    """What was read from a document's file, and what was made of it.

    It holds for the file with `source_hash`; `downloads.file_metadata` brings it up to date.
    """

    document = models.OneToOneField(
        "media.Document", on_delete=models.CASCADE, related_name="facts", verbose_name=_("file")
    )
    source_hash = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField(null=True)
    seconds = models.PositiveIntegerField(null=True)
    cover = models.ForeignKey("media.Image", on_delete=models.SET_NULL, null=True, related_name="+")
    light_file = models.FileField(upload_to=light_path, blank=True)
    light_size = models.PositiveBigIntegerField(null=True)
    light_hash = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("facts of a file")
        verbose_name_plural = _("facts of files")

    def __str__(self) -> str:
        return self.source_hash

    def is_shown_to(self, request: HttpRequest) -> bool:
        """Whether a page that whoever sent a request may see has the first page as its cover."""
        editions = Edition.objects.filter(document=self.document_id).select_related("page")
        return any(
            may_see(edition.page, request) and edition.page.shows_covers for edition in editions
        )

    @property
    def minutes(self) -> int | None:
        """How long a recording is, in whole minutes, at least one."""
        return max(1, round(self.seconds / 60)) if self.seconds else None


class PublishedFile(models.Model):
    """A file that was once public at the address of an edition.

    It is how an address of what was replaced or withdrawn is told (410) from one that never was
    (404). Written when a page is published, and never changed; a level that hides the editions
    takes it away.
    """

    page = models.ForeignKey(
        "publications.PublicationPage", on_delete=models.CASCADE, related_name="published_files"
    )
    language = models.CharField(max_length=35)
    format = models.CharField(max_length=5)
    file_hash = models.CharField(max_length=40)
    first_published = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["page", "language", "format", "file_hash"], name="published_file_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language}.{self.format} {self.file_hash}"


class DownloadCount(models.Model):
    """How often a file was taken on one day. Nothing is kept of who took it, or when that day."""

    page = models.ForeignKey(
        "publications.PublicationPage", on_delete=models.CASCADE, related_name="download_counts"
    )
    language = models.CharField(_("language"), max_length=35)
    format = models.CharField(_("format"), max_length=5)
    is_light = models.BooleanField(_("light version"), default=False)
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("downloads"), default=0)

    class Meta:
        verbose_name = _("downloads")
        verbose_name_plural = _("downloads")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "language", "format", "is_light", "day"], name="one_count_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.language}.{self.format}: {self.count}"
