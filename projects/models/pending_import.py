"""An import that somebody has seen the preview of and not yet confirmed."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

# Long enough to read a preview; short enough that nothing lies about.
KEPT_FOR = timedelta(hours=12)


class HeldImport(models.Model):
    """The file itself, held by the server, so that what is confirmed is what was shown."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    index = models.ForeignKey(
        "projects.ProjectIndexPage", on_delete=models.CASCADE, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    name = models.CharField(max_length=200)
    data = models.BinaryField()
    publish = models.BooleanField(default=False)
    shown = models.CharField(max_length=64)
    """The digest of the report that was shown (`projects.importing.report.Report`)."""

    # It refers to nothing that staff could look for.
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.name

    @classmethod
    def forget_old(cls) -> None:
        """Delete what nobody confirmed in time."""
        cls.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()


# The model keeps the name that its table has.
PendingImport = HeldImport
