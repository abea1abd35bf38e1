"""Previews: one for each language, at the address that the page has in it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import Promise

from palmecenter.languages.codes import CODES
from palmecenter.languages.mixins import PageMixin
from palmecenter.languages.panels import NAMES_FOR_STAFF
from palmecenter.languages.reading import reading_in
from palmecenter.languages.texts import words_in


class PreviewsMixin(PageMixin):
    """A bilingual page that its editors see as readers of either language would."""

    class Meta:
        abstract = True

    @property
    def preview_modes(self) -> list[tuple[str, Promise | str]]:
        """One preview for each language, named in the language of the admin."""
        return list(NAMES_FOR_STAFF.items())

    def make_preview_request(
        self,
        original_request: HttpRequest | None = None,
        preview_mode: str | None = None,
        extra_request_attrs: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Make the preview at the address of its language, so that everything in it follows.

        It shows the text at work, ready or not; a language without any shows what readers get.
        """
        code = preview_mode if preview_mode in CODES else CODES[0]
        self.previewed_language = code if words_in(self, code) else ""
        with translation.override(code), reading_in(code):
            return super().make_preview_request(original_request, code, extra_request_attrs)
