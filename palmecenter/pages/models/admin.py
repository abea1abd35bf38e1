"""What the admin shows of a page: a preview in each language, and its title with marks."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext

from palmecenter.languages.codes import CODES
from palmecenter.languages.localized import reading_in
from palmecenter.languages.mixins import PageMixin
from palmecenter.languages.panels import NAMES_FOR_STAFF
from palmecenter.languages.state import TranslationState
from palmecenter.languages.texts import words_in
from palmecenter.protection.marks import level_mark


class AdminMixin(PageMixin):
    """A bilingual page whose editors see it as readers of either language, and what it lacks."""

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

    def get_admin_display_title(self) -> str:
        """Return the title, and behind it the level, unless it is open, and what languages lack.

        A translation may be missing, outdated or held back.
        """
        title = super().get_admin_display_title()
        marks = [mark] if (mark := level_mark(self)) else []
        marks += [
            f"{code.upper()} {words}"
            for code in CODES
            if (words := self._mark(self.translation_state(code), self.is_ready_in(code)))
        ]
        return f"{title} ({', '.join(marks)})" if marks else title

    def _mark(self, state: TranslationState, is_ready: bool) -> str:
        # Of a page that nobody can read yet, no language is held back more than the other.
        if state is TranslationState.CURRENT and self.live and not is_ready:
            return gettext("not ready")
        return "" if state is TranslationState.CURRENT else str(state.label)
