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
    "events": ("/sv/kunskap-och-debatt/evenemang/", "/en/knowledge-and-debate/events/"),
    "filtered events": (
        "/sv/kunskap-och-debatt/evenemang/?tid=tidigare&typ=konferens",
        "/en/knowledge-and-debate/events/?time=past&kind=conference",
    ),
    "event with registration": (
        "/sv/kunskap-och-debatt/evenemang/ratten-att-organisera-sig/",
        "/en/knowledge-and-debate/events/the-right-to-organise/",
    ),
    "event that is cancelled": (
        "/sv/kunskap-och-debatt/evenemang/filmkvall-kanalborna/",
        "/en/knowledge-and-debate/events/film-night-canal-dwellers/",
    ),
    "event with recordings": (
        "/sv/kunskap-och-debatt/evenemang/palmedagen-2026/",
        "/en/knowledge-and-debate/events/palme-day-2026/",
    ),
    "event in print": (
        "/sv/kunskap-och-debatt/evenemang/projektledarutbildning-2027/skriv-ut/",
        "/en/knowledge-and-debate/events/project-leader-training-2027/print/",
    ),
    "series of events": (
        "/sv/kunskap-och-debatt/evenemang/palmesamtal/",
        "/en/knowledge-and-debate/events/palme-talks/",
    ),
    "registration": (
        "/sv/kunskap-och-debatt/evenemang/projektledarutbildning-2027/anmalan/",
        "/en/knowledge-and-debate/events/project-leader-training-2027/registration/",
    ),
    "registration, thanks": (
        "/sv/kunskap-och-debatt/evenemang/ratten-att-organisera-sig/anmalan/tack/",
        "/en/knowledge-and-debate/events/the-right-to-organise/registration/thanks/",
    ),
    "not found": ("/sv/finns-inte/", "/en/not-there/"),
}
CODES = ("sv", "en")

EVERY_PAGE = [
    (kind, code, addresses[CODES.index(code)])
    for kind, addresses in PAGES.items()
    for code in CODES
]
EVERY_PAGE_IDS = [f"{kind}, {code}" for kind, code, _address in EVERY_PAGE]
