"""The pages of the shared fixtures, by kind and language."""

ADDRESSES = {
    "home": ("/sv/", "/en/"),
    "section": ("/sv/om-oss/", "/en/about-us/"),
    "content": ("/sv/om-oss/kontakt/", "/en/about-us/contact-us/"),
}


def address(kind: str, code: str) -> str:
    return ADDRESSES[kind][("sv", "en").index(code)]
