"""The two languages.

The source of the interface strings is English; the source of the content is Swedish. No fallback
inside the fields: what is shown instead of a missing translation is decided in one place,
palmecenter.languages.localized.
"""

from django.utils.translation import pgettext_lazy

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
MODELTRANSLATION_DEFAULT_LANGUAGE = "sv"
MODELTRANSLATION_LANGUAGES = ("sv", "en")
MODELTRANSLATION_FALLBACK_LANGUAGES: dict[str, tuple[str, ...]] = {"default": ()}
MODELTRANSLATION_CUSTOM_FIELDS = ("StreamField",)


def label_in_language(verbose_name: object, code: str) -> str:
    """Label a translated column for editors: "Heading (Swedish)"."""
    return f"{verbose_name} ({LANGUAGE_LABELS[code]})"


LANGUAGE_LABELS = {
    "sv": pgettext_lazy("in brackets", "Swedish"),
    "en": pgettext_lazy("in brackets", "English"),
}
MODELTRANSLATION_BUILD_LOCALIZED_VERBOSE_NAME = label_in_language
