"""Documents that readers take with them: a title in their language and a clean file."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.search import index

from palmecenter.languages.codes import CODES, active, localized, other
from palmecenter.languages.slugs import slug_of

from ..fields import CleanDocumentField, CleanUploadMixin, uploader_field

HASH_DIGITS = 10
SLUG_LENGTH = 60


def document_path(instance: "Document", filename: str) -> str:
    """Return a document's path in storage; migrations refer to this function."""
    return instance.get_upload_to(filename)


class Document(CleanUploadMixin, AbstractDocument):
    """A file to download, with a label for readers in Swedish, English or both.

    A document is mostly in one language, so one label is enough; `shown_label` and `label_language`
    say what to print. `title` is the staff's name for it (at first the uploaded file's name) and is
    never shown to readers. The stored file is named after the label, for readers keep files by
    their names; what the uploaded one was called is forgotten.
    """

    file = CleanDocumentField(upload_to=document_path, verbose_name=_("file"))
    label = models.CharField(
        _("title for readers"),
        max_length=250,
        blank=True,
        default="",
        help_text=_("The file is named after it and carries it. Needed in one language at least."),
    )

    uploaded_by_user = uploader_field()
    tags = TaggableManager(
        help_text=None, blank=True, verbose_name=_("tags"), related_name="media_documents"
    )

    admin_form_fields = (
        "title",
        "file",
        *(localized("label", code) for code in CODES),
        "collection",
        "tags",
    )
    search_fields = [
        *AbstractDocument.search_fields,
        *(index.SearchField(localized("label", code), boost=10) for code in CODES),
    ]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    def clean(self) -> None:
        """Check and clean a new file, and require a label in one language at least."""
        errors: dict[str, Any] = {}
        try:
            # In the last step of the multiple upload the file is not there yet.
            if self.file:
                super().clean()
                self.clean_file()
        except ValidationError as error:
            errors.update(error.error_dict)
        if not self.title_in_file:
            message = _("Give the file a title for readers, in one language at least.")
            errors[localized("label", CODES[0])] = ValidationError(message, code="required")
        if errors:
            raise ValidationError(errors)

    def get_upload_to(self, filename: str) -> str:
        """Return the path in storage: a folder by content, the label as name, the type's ending."""
        extension = filename.rpartition(".")[2]
        slug = slug_of(self.title_in_file)[:SLUG_LENGTH].strip("-") or "document"
        return f"documents/{self.file_hash[:HASH_DIGITS]}/{slug}.{extension}"

    def label_in(self, code: str) -> str:
        """Return the label in one language (`sv`, `en`); empty where there is none."""
        return (getattr(self, localized("label", code)) or "").strip()

    @property
    def label_language(self) -> str:
        """The language of `shown_label`: the active one if it has a label, else the other."""
        code = active()
        return code if self.label_in(code) else other(code)

    @property
    def shown_label(self) -> str:
        """The label to print, in `label_language`."""
        return self.label_in(self.label_language)

    @property
    def title_in_file(self) -> str:
        """The title written into the file and its name: Swedish, or English if that is all."""
        return next((label for code in CODES if (label := self.label_in(code))), "")

    def _set_document_file_metadata(self) -> None:
        self.clean_upload()
        super()._set_document_file_metadata()
