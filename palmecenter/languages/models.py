"""What every bilingual page remembers: readiness and the record of its translation."""

from collections.abc import Iterator
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext, gettext_lazy as _

from .availability import has_required_texts, languages_of
from .codes import CODES, localized, other
from .localized import Localized, reader_language
from .mixins import PageMixin
from .normalizing_models import normalize
from .refusals import Refusal, as_error
from .state import Record, TranslationState, state, updated
from .texts import digest, has_text, holds_anything, text_sources, translated_fields


def _digest_field() -> models.CharField:
    return models.CharField(max_length=32, blank=True, default="", editable=False)


class BilingualMixin(PageMixin):
    """An object with texts in Swedish and English, each published only when it is ready."""

    required_texts: tuple[str, ...] = ()
    """Translated fields without which the object does not exist in a language."""

    withheld_with: ClassVar[dict[str, tuple[str, ...]]] = {}
    """Columns that give a language's unfinished text away, by language, such as its slug."""

    ready_sv = models.BooleanField(_("Swedish is ready"), default=False)
    ready_en = models.BooleanField(_("English is ready"), default=False)

    words_sv = _digest_field()
    words_en = _digest_field()
    basis_sv = _digest_field()
    basis_en = _digest_field()

    # True while the row itself is saved. It knows nothing of an unready language's text, which is
    # in the revision; what is remembered of that text stays as it is.
    is_row: bool = False

    # Set by the editor's form for one save; never stored.
    confirmed_languages: frozenset[str] = frozenset()

    # Set by the preview for one response: it shows the text at work, ready or not.
    previewed_language: str = ""

    class Meta:
        abstract = True

    @property
    def shown_language(self) -> str:
        """The language it is shown in to this reader: theirs if it exists, else the other.

        An object in no language at all (a first draft in preview) is shown in the reader's.
        """
        if self.previewed_language:
            return self.previewed_language
        languages = languages_of(self)
        wanted = reader_language()
        return wanted if wanted in languages or not languages else languages[0]

    @property
    def shown(self) -> Localized:
        """The object as this reader sees it, all texts in one language."""
        return Localized(self, self.shown_language)

    def translation_state(self, code: str) -> TranslationState:
        """Return whether the text in a language is missing, outdated or current."""
        records = self._records()
        return state(records[code], records[other(code)])

    def is_ready_in(self, code: str) -> bool:
        """Say whether the editor marked a language as ready, whatever text it has."""
        return bool(getattr(self, localized("ready", code)))

    def translation_words(self, code: str) -> str:
        """Return for staff how a language stands: its state, and whether it is held back."""
        label = str(self.translation_state(code).label)
        return (
            label if self.is_ready_in(code) else gettext("%(state)s, not ready") % {"state": label}
        )

    def _records(self) -> dict[str, Record]:
        return {
            code: Record(getattr(self, f"words_{code}"), getattr(self, f"basis_{code}"))
            for code in CODES
        }

    def update_translation_record(self) -> None:
        """Note which language moved on and which caught up. Safe to call again and again.

        A language that lacks a needed text is no translation yet: its words do not count.
        """
        records = self._records()
        words = {
            code: digest(self, code) if has_required_texts(self, code) else "" for code in CODES
        }
        for code in CODES:
            if self.is_row and not words[code] and not self.is_ready_in(code):
                words[code] = records[code].words
        for code, record in updated(records, words, self.confirmed_languages).items():
            setattr(self, f"words_{code}", record.words)
            setattr(self, f"basis_{code}", record.basis)

    def normalize_texts(self) -> None:
        """Write the texts, and those of the inline children, as they are kept."""
        for source in text_sources(self):
            normalize(source)

    def empty_wordless_texts(self) -> None:
        """Store as empty what holds markup but neither a word nor a picture."""
        for source in text_sources(self):
            for name in translated_fields(type(source)):
                for code in CODES:
                    column = localized(name, code)
                    value = getattr(source, column)
                    if isinstance(value, str) and value and not holds_anything(value):
                        setattr(source, column, "")

    def refusals(self) -> Iterator[Refusal]:
        """Yield what keeps the object, as it is in memory with its child rows, from being live.

        A language that is called ready lacks a needed text, or no language is ready at all.
        """
        lacking = [
            localized(name, code)
            for code in CODES
            if self.is_ready_in(code)
            for name in self.required_texts
            if not has_text(getattr(self, localized(name, code)))
        ]
        for column in lacking:
            yield Refusal(gettext("Needed when the language is marked as ready."), column)
        if not lacking and not languages_of(self):
            message = gettext("Mark at least one language as ready before you publish.")
            yield from (Refusal(message, localized("ready", code)) for code in CODES)

    def check_live(self) -> None:
        """Raise ValidationError for what keeps the object from being live."""
        if error := as_error(self.refusals()):
            raise error
