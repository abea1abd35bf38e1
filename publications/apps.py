"""The section as a Django app."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """The section "Publications and debate" of the site."""

    name = "publications"
    verbose_name = "Publications and debate"

    def ready(self) -> None:
        """Connect what follows when a publication or one of its files changes."""
        from wagtail.models import ReferenceIndex

        from . import signals  # noqa: F401 - connects its receivers
        from .models.files import FileFacts

        # So that a cover is known to be one, and given to readers (palmecenter.pages.public_files).
        ReferenceIndex.register_model(FileFacts)
