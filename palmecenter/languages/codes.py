"""The two languages of the site, by their BCP 47 codes."""

from django.conf import settings
from django.utils.translation import get_language, gettext_lazy as _

CODES: tuple[str, str] = ("sv", "en")

# Each language under its own name, as in a language switch: never translated.
OWN_NAMES: dict[str, str] = dict(settings.LANGUAGES)

# A mark behind what a list shows in the other language, said in the reader's language.
IN_LANGUAGE = {"sv": _("in Swedish"), "en": _("in English")}


def other(code: str) -> str:
    """Return the code of the other language: `other("sv") == "en"`."""
    return "en" if code == "sv" else "sv"


def active() -> str:
    """Return the active language as one of `CODES`; Swedish when none is active."""
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    return language if language in CODES else CODES[0]


def localized(name: str, code: str) -> str:
    """Return the column of a translated field in one language: `heading`, `en` → `heading_en`."""
    return f"{name}_{code}"
