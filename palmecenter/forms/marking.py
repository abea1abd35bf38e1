"""Words of a form that stand in another language than the page around them."""

from django.utils.html import format_html

from palmecenter.languages.localized import reader_language


def marked(text: str, language: str) -> str:
    """Return a text, in markup that says its language where that is not the reader's.

    What stands around it keeps its direction.
    """
    if not text or language == reader_language():
        return text
    return format_html('<bdi lang="{}">{}</bdi>', language, text)
