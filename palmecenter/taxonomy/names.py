"""The names of countries from the Unicode CLDR, by way of Babel."""

from babel import Locale


def territory_name(code: str, language: str) -> str:
    """Return a territory's name: `("ZA", "sv")` → "Sydafrika"; empty for an unknown code.

    Codes are ISO 3166-1 alpha-2, and XK for Kosovo, which is user-assigned there and used by IATI.
    """
    return Locale.parse(language).territories.get(code.upper(), "")
