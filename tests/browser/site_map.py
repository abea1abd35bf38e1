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
    "content with facts": (
        "/sv/om-oss/kontakt/nyhetsbrev/",
        "/en/about-us/contact/newsletter/",
    ),
    "project": (
        "/sv/utvecklingsprojekt/kontrakt-med-borgmastaren/",
        "/en/development-projects/a-contract-with-the-mayor/",
    ),
    "protected project": (
        "/sv/utvecklingsprojekt/fria-fack-i-ostra-europa/",
        "/en/development-projects/free-unions-in-eastern-europe/",
    ),
    "project on paper": (
        "/sv/utvecklingsprojekt/facken-over-gransen/skriv-ut/",
        "/en/development-projects/unions-across-the-border/print/",
    ),
    "print": ("/sv/om-oss/skriv-ut/", "/en/about-us/print/"),
    "list of initiatives": (
        "/sv/partiinriktat-stod/?inriktning=organisationsutveckling",
        "/en/party-oriented-support/?focus=organisational-development",
    ),
    "challenge": (
        "/sv/partiinriktat-stod/utmaning/lita-pa-rakningen/",
        "/en/party-oriented-support/challenge/trusting-the-count/",
    ),
    "initiative": (
        "/sv/partiinriktat-stod/internval-pa-vastra-balkan/",
        "/en/party-oriented-support/internal-elections-in-the-western-balkans/",
    ),
    "manual": ("/sv/partiinriktat-stod/handbok/", "/en/party-oriented-support/manual/"),
    "chapter, answered": (
        "/sv/partiinriktat-stod/handbok/motet/?q1=a&q2=b",
        "/en/party-oriented-support/manual/the-meeting/?q1=a&q2=b",
    ),
    "check of the manual": (
        "/sv/partiinriktat-stod/handbok/kunskapstest/?n=5&seed=eken",
        "/en/party-oriented-support/manual/knowledge-check/?n=5&seed=oak",
    ),
    "check that cannot be made": (
        "/sv/partiinriktat-stod/handbok/kunskapstest/?n=0&seed=eken",
        "/en/party-oriented-support/manual/knowledge-check/?n=0&seed=oak",
    ),
    "answer key": (
        "/sv/partiinriktat-stod/handbok/facit/?n=5&seed=eken",
        "/en/party-oriented-support/manual/answer-key/?n=5&seed=oak",
    ),
    "study-circle leader": (
        "/sv/partiinriktat-stod/handbok/studiecirkel/",
        "/en/party-oriented-support/manual/study-circle/",
    ),
    "comments from countries": (
        "/sv/partiinriktat-stod/handbok/roster/?country=za",
        "/en/party-oriented-support/manual/voices/?country=za",
    ),
    "glossary": (
        "/sv/partiinriktat-stod/handbok/ordlista/",
        "/en/party-oriented-support/manual/glossary/",
    ),
    "search in the manual": (
        "/sv/partiinriktat-stod/handbok/sok/?q=kongressen",
        "/en/party-oriented-support/manual/search/?q=congress",
    ),
    "manual on paper": (
        "/sv/partiinriktat-stod/handbok/skriv-ut/",
        "/en/party-oriented-support/manual/print/",
    ),
    "countries": ("/sv/lander/", "/en/countries/"),
    "country": ("/sv/lander/sydafrika/", "/en/countries/south-africa/"),
    "country on paper": ("/sv/lander/sydafrika/skriv-ut/", "/en/countries/south-africa/print/"),
    "themes": ("/sv/teman/", "/en/themes/"),
    "theme": ("/sv/teman/fred/", "/en/themes/peace/"),
    "list": ("/sv/utvecklingsprojekt/", "/en/development-projects/"),
    "filtered list": (
        "/sv/utvecklingsprojekt/?q=fack&land=namibia&land=sydafrika&fran=2024-13-45&ordning=rubrik",
        "/en/development-projects/?q=union&country=namibia&from=2024-13-45&order=heading",
    ),
    "list without hits": (
        "/sv/utvecklingsprojekt/?land=namibia&tema=fred",
        "/en/development-projects/?country=namibia&theme=peace",
    ),
    "printed list": ("/sv/utvecklingsprojekt/skriv-ut/", "/en/development-projects/print/"),
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
    "publications": (
        "/sv/kunskap-och-debatt/publikationer/",
        "/en/knowledge-and-debate/publications/?language=arabic",
    ),
    "publication": (
        "/sv/kunskap-och-debatt/publikationer/cirkeln/",
        "/en/knowledge-and-debate/publications/the-party-a-manual/",
    ),
    "publication in print": (
        "/sv/kunskap-och-debatt/publikationer/cirkeln/skriv-ut/",
        "/en/knowledge-and-debate/publications/the-circle/print/",
    ),
    "study materials": (
        "/sv/kunskap-och-debatt/publikationer/studiematerial/",
        "/en/knowledge-and-debate/publications/study-materials/",
    ),
    "order on paper": (
        "/sv/kunskap-och-debatt/publikationer/bestall/",
        "/en/knowledge-and-debate/publications/order/",
    ),
    "debate": (
        "/sv/kunskap-och-debatt/debatt/",
        "/en/knowledge-and-debate/debate/tuesdays-are-not-enough-without-union-rights/",
    ),
    "debate in print": (
        "/sv/kunskap-och-debatt/debatt/tisdagar-racker-inte-utan-fackliga-rattigheter/skriv-ut/",
        "/en/knowledge-and-debate/debate/print/",
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
