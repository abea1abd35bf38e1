"""Pictures and documents whose file is gone or cut short, on the first page of the admin.

Readers see a page without the picture, and nothing tells them so; staff have to hear of it.
"""

from typing import Any

from django.http import HttpRequest
from django.template.context import Context
from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from .models import Document, Image

EDITED_AT = {Image: "wagtailimages:edit", Document: "wagtaildocs:edit"}
# How many are named; the rest are counted.
MOST_NAMED = 20


def is_whole(thing: Image | Document) -> bool:
    """Whether the file of a picture or a document is there, and as long as when it was stored."""
    try:
        size = thing.file.size
    except (OSError, ValueError):
        return False
    return size == thing.file_size if thing.file_size is not None else size > 0


class MissingFilesPanel(Component):
    """Names what somebody may edit and readers cannot see; nothing when all is there."""

    order = 90
    template_name = "media/admin/missing_files.html"

    def __init__(self, request: HttpRequest) -> None:
        """Look for files that are gone: one look at the disk for each, nothing is read."""
        self.links = [
            {"address": reverse(address, args=[thing.pk]), "title": thing.title}
            for model, address in EDITED_AT.items()
            for thing in policy_registry.get_by_type(model)
            .instances_user_has_permission_for(request.user, "change")
            .only("title", "file", "file_size")
            .order_by("pk")
            if not is_whole(thing)
        ]

    def get_context_data(self, parent_context: Context | None = None) -> dict[str, Any]:
        """What the template names, and how many more there are."""
        return {"links": self.links[:MOST_NAMED], "more": max(0, len(self.links) - MOST_NAMED)}
