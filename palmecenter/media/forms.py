"""The forms behind every upload of a picture or a document in the admin."""

import hashlib
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.signing import Signer
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from palmecenter.languages.codes import CODES, localized

from .fields import extension_of

# The tick of an editor who has read what a PDF holds besides its pages, and the code of the error.
SEEN = "findings_seen"
FINDINGS = "findings"


class PictureField(WagtailImageField):
    """Wagtail's field, which lets a decoder's errors through to the visitor as a server error."""

    def to_python(self, data: UploadedFile | None) -> UploadedFile | None:
        """Return the upload; raise ValidationError for bytes that no decoder can read."""
        try:
            return super().to_python(data)
        except ValidationError:
            raise
        except Exception as error:
            # Decoders meet hostile bytes here and raise whatever they like.
            message = self.error_messages["invalid_image"]
            raise ValidationError(message, code="invalid_image") from error


class ImageForm(BaseImageForm):
    """Adding and editing one picture; named in WAGTAILIMAGES_IMAGE_FORM_BASE."""

    original_file: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our field where Wagtail has put its own; some forms have none.

        The alternative texts are marked as needed, though a decoration goes without: the model
        asks for them, by a message that names that way out.
        """
        super().__init__(*args, **kwargs)
        if (field := self.fields.get("file")) is not None:
            self.fields["file"] = PictureField(
                label=field.label, required=field.required, widget=field.widget
            )
        for code in CODES:
            if (field := self.fields.get(localized("alt", code))) is not None:
                field.label = format_html('{}<span class="w-required-mark">*</span>', field.label)

    def save(self, commit: bool = True) -> Any:
        """Save; where the old file was lost, the new one may have its name, and is not deleted.

        Wagtail deletes the old file by its name when the new one is stored.
        """
        old = self.original_file
        is_lost = "file" in self.changed_data and old and not old.storage.exists(old.name)
        if is_lost:
            self.original_file = None
        picture = super().save(commit=commit)
        if is_lost and commit:
            picture.renditions.all().delete()
        return picture


class SeenInput(forms.CheckboxInput):
    """A tick for one file: it is never there beforehand, whatever was ticked for another."""

    def value_from_datadict(self, *args: Any) -> bool:
        """Nothing is ticked: the form reads the tick itself."""
        return False


class DocumentForm(BaseDocumentForm):
    """Adding and editing one document; named in WAGTAILDOCS_DOCUMENT_FORM_BASE.

    What a PDF holds besides its pages is told before anything is stored. The editor chooses the
    file again and ticks that it may go on, unless it is refused altogether. The tick is good for
    the very same file.
    """

    def clean(self) -> dict[str, Any]:
        """Ask about what was found in a new PDF."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        upload = cleaned.get("file")
        if isinstance(upload, UploadedFile) and extension_of(upload.name) == "pdf":
            self._ask_about(upload)
        return cleaned

    def _ask_about(self, upload: UploadedFile) -> None:
        # Their libraries take memory: only where needed.
        from .cleaning import pdf_findings
        from .found_texts import is_refused, told

        upload.seek(0)
        digest = hashlib.file_digest(cast("Any", upload), "sha256").hexdigest()
        ticket = Signer(salt=SEEN).sign(digest)
        upload.seek(0)
        if self.data.get(self.add_prefix(SEEN)) == ticket:
            return
        found = pdf_findings(cast("Any", upload))
        if not found:
            return
        self.add_error("file", ValidationError(told(found), code=FINDINGS))
        if not is_refused(found):
            self.fields[SEEN] = forms.BooleanField(
                label=_("I have read what was found in this PDF, and it may go on"),
                help_text=_("Choose the same file again and tick this."),
                required=False,
                widget=SeenInput(attrs={"value": ticket}),
            )
            names = [name for name in self.fields if name != SEEN]
            names.insert(names.index("file") + 1, SEEN)
            self.order_fields(names)
