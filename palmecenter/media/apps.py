"""The media room: pictures and documents, cleaned before they are kept."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Own image and document models; uploads are stripped of what they tell about people."""

    name = "palmecenter.media"
    label = "media"
    verbose_name = "Media"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Clean also what Wagtail's multiple uploader keeps while the form is not filled in."""
        from . import pending_uploads, withdrawal  # noqa: F401 - the latter connects its receivers

        pending_uploads.connect()
