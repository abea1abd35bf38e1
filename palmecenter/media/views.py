"""The admin's uploader of many documents at once."""

from typing import Any

from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from wagtail.documents.views.multiple import AddView

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
