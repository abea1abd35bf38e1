"""The form behind every upload of a picture in the admin."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from palmecenter.languages.codes import CODES, localized


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
