"""The admin's uploader of many pictures or documents at once."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from wagtail.documents.views.multiple import AddView, CreateFromUploadedDocumentView
from wagtail.images.views.multiple import CreateFromUploadedImageView

from .forms import FINDINGS, SEEN, DocumentForm


class AddDocumentsView(AddView):
    """Wagtail's view, for files of which something is told first.

    What it answers is put into the page as HTML, and it has no place for a tick: whoever is asked
    goes to the form for one document.
    """

    def get_invalid_response_data(self, form: DocumentForm) -> dict[str, Any]:
        """Why a file is not taken, and where to go on if it depends on the editor."""
        errors = form.errors["file"]
        # Each is escaped, unless it is HTML of ours already.
        message = mark_safe("<br>".join(map(conditional_escape, errors)))  # noqa: S308 - see above
        codes = {error.code for error in form.errors.as_data()["file"]}
        if FINDINGS in codes and SEEN in form.fields:
            message = format_html(
                '{}<br><br>{} <a href="{}">{}</a>',
                message,
                _("Upload this file by itself, where you can say that it may go on:"),
                reverse("wagtaildocs:add"),
                _("add one document"),
            )
        return {"success": False, "error_message": message}


class PendingUploadMixin:
    """The second step of Wagtail's uploader, for files that may be gone when the texts are there.

    A backup, a full disk or another hand can have taken a pending file, or cut it short, since it
    was uploaded. Nothing is made then, and the editor reads why above what was typed.
    """

    upload: Any
    model: Any
    form_class: Any

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make a picture or a document of a pending file, or answer why that cannot be."""
        try:
            return super().post(request, *args, **kwargs)  # type: ignore[misc]  # Wagtail's view
        except (OSError, ValueError, ValidationError):
            if self._is_whole():
                raise
        return JsonResponse({"success": False, "form": self._form_with_error(request)})

    def _is_whole(self) -> bool:
        """Whether the pending file can be read and cleaned, so that something else was wrong."""
        file = self.upload.file
        try:
            with file.open() as opened:
                self.model._meta.get_field("file").clean_upload(opened, file.name)
        except (OSError, ValueError, ValidationError):
            return False
        return True

    def _form_with_error(self, request: HttpRequest) -> str:
        view: Any = self
        form = self.form_class(
            request.POST,
            instance=self.model(),
            prefix=f"{view.edit_upload_form_prefix}-{self.upload.pk}",
            user=request.user,
        )
        message = _(
            "The file is no longer on the server, or is damaged. Delete this row and upload the "
            "file again."
        )
        form.add_error(None, ValidationError(message, code="gone"))
        context = {
            "edit_action": reverse(view.edit_upload_url_name, args=(self.upload.pk,)),
            "delete_action": reverse(view.delete_upload_url_name, args=(self.upload.pk,)),
            "form": form,
        }
        return render_to_string(view.edit_form_template_name, context, request=request)


class CreateFromPendingImageView(PendingUploadMixin, CreateFromUploadedImageView):
    """Makes a picture of a pending file."""


class CreateFromPendingDocumentView(PendingUploadMixin, CreateFromUploadedDocumentView):
    """Makes a document of a pending file."""
