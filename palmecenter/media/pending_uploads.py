"""The multiple uploader's waiting room.

Our pictures and documents need texts that a file does not bring, so Wagtail holds each file of a
multiple upload as an `UploadedFile` in the media folder until the editor has filled in its form.
Held files are cleaned too, and named at random: their addresses cannot be guessed, nor do they tell
what the file was called.
"""

import secrets
from typing import Any

from django.db.models.signals import pre_save
from wagtail.models import UploadedFile

from .fields import CleanDocumentField, CleanFile, CleanImageField

NAME_BYTES = 16


def clean_pending_upload(instance: UploadedFile, **kwargs: Any) -> None:
    """Clean a file that is about to be held; a receiver of `pre_save`."""
    held = instance.file
    if not held or held._committed or instance.for_content_type is None:
        return
    model = instance.for_content_type.model_class()
    field = model._meta.get_field("file")
    if isinstance(field, (CleanDocumentField, CleanImageField)):
        clean: CleanFile = field.clean_upload(held.file, held.name)
        clean.name = f"{secrets.token_hex(NAME_BYTES)}.{clean.extension}"
        instance.file = clean


def connect() -> None:
    """Clean every upload that Wagtail holds from now on."""
    pre_save.connect(clean_pending_upload, sender=UploadedFile, dispatch_uid="clean_pending_upload")
