"""One page of every kind on the demo site, in both languages."""

PAGES = {
    "home": ("/sv/", "/en/"),
    "section": ("/sv/om-oss/", "/en/about-us/"),
    "section in the second voice": ("/sv/partiinriktat-stod/", "/en/party-oriented-support/"),
    "content": ("/sv/om-oss/tillganglighet/", "/en/about-us/accessibility/"),
    "content in Swedish alone": (
        "/sv/om-oss/kontakt/lediga-jobb/",
        "/en/about-us/contact/lediga-jobb/",
    ),
    "content in English alone": (
        "/sv/om-oss/kontakt/nyhetsbrev/",
        "/en/about-us/contact/newsletter/",
    ),
    "print": ("/sv/om-oss/skriv-ut/", "/en/about-us/print/"),
    "search": ("/sv/sok/?q=demokrati", "/en/search/?q=democracy"),
    "search without hits": ("/sv/sok/?q=xyzzy", "/en/search/?q=xyzzy"),
    "not found": ("/sv/finns-inte/", "/en/not-there/"),
}
CODES = ("sv", "en")

EVERY_PAGE = [
    (kind, code, addresses[CODES.index(code)])
    for kind, addresses in PAGES.items()
    for code in CODES
]
EVERY_PAGE_IDS = [f"{kind}, {code}" for kind, code, _address in EVERY_PAGE]
