"""A site with something hidden in every way and under every name that somebody may guess."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count, islice
from typing import Any

from django.apps import apps
from wagtail.models import PageViewRestriction

from events.filters import EventFilters
from palmecenter.hubs.models import HubIndexMixin
from palmecenter.languages.codes import CODES
from palmecenter.listing.facets import Facet, TermFacet
from palmecenter.listing.filterset import ListFilters
from palmecenter.listing.pages import ListPageMixin
from palmecenter.pages.models import BasePage, HomePage
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.taxonomy.models import Country, Organisation
from party_support.models import InitiativeChallenge
from projects.filters import ProjectFilters
from publications.models import DoorPage, Edition
from tests.factories.doors import DoorPageFactory
from tests.factories.events import EventPageFactory, EventSeriesPageFactory
from tests.factories.media import DocumentFactory, ImageFactory, pdf_file
from tests.factories.pages import ContentPageFactory
from tests.factories.party_support import ChapterPageFactory, InitiativePageFactory
from tests.factories.projects import ProjectPageFactory
from tests.factories.publications import DebatePageFactory, PublicationPageFactory
from tests.factories.taxonomy import CountryFactory

from .asking import Question, ask_for
from .below import below

NUMBERS = count(100)
TYPES: tuple[Any, ...] = (
    ProjectPageFactory,
    InitiativePageFactory,
    EventPageFactory,
    PublicationPageFactory,
    DebatePageFactory,
    ChapterPageFactory,
    ContentPageFactory,
)
# The relation that each facet's terms are in, where it is not the facet's own name.
RELATIONS = {
    "country": "countries",
    "focus": "focuses",
    "way_of_working": "ways_of_working",
}
FOUND: dict[tuple[str, str], tuple[dict[str, Any], str]] = {
    # What a page says to be found under it, and the word for that in an address.
    ("EventFilters", "month"): ({"start_date": date(2031, 5, 1)}, "maj-2031"),
    ("EventFilters", "place"): ({"city": "Doldstad"}, "doldstad"),
    ("EventFilters", "series"): ({}, "dold-serie"),
    ("PublicationFilters", "year"): ({"year": 1987}, "1987"),
    ("PublicationFilters", "language"): ({}, "laotiska"),
    ("DebateFilters", "year"): ({"date": date(1987, 5, 1)}, "1987"),
}


def keep_for_members(page: BasePage) -> None:
    """Let nobody read a page who has not signed in."""
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def unpublish(page: BasePage) -> None:
    """Take a page off the site by the button."""
    page.save_revision().publish()
    page.unpublish()


def close_for_all(page: BasePage) -> None:
    """Let the day come at which a page is taken off the site."""
    type(page).objects.filter(pk=page.pk).update(live=False, expired=True)


def close(page: BasePage) -> None:
    """Close a page that was live."""
    page.protection = ProtectionLevel.CLOSED
    page.save_revision()


WAYS: dict[str, tuple[dict[str, Any], Callable[[Any], Any]]] = {
    # How a page is made, and what is done to it then.
    "draft": ({"live": False}, lambda page: page.save_revision()),
    "unpublished": ({}, unpublish),
    "closed": ({}, close),
    "for-members": ({}, keep_for_members),
    "deleted": ({}, lambda page: page.delete()),
}


def pages(parents: dict[str, BasePage]) -> Iterator[Question]:
    """Make a page of every type that is hidden in every way; yield how one may ask for each."""
    for make in TYPES:
        model = make._meta.model
        parent = parents[model.__name__]
        for way, (columns, hide) in WAYS.items():
            if way == "closed" and not model.protected_facts:
                continue
            name = f"dold-{way}-{next(NUMBERS)}"
            # Both languages have the name: nothing is told by either address.
            page = make(parent=parent, slug=name, slug_en=f"{name}-en", **columns)
            hide(type(page).objects.get(pk=page.pk))
            swedish, english = parent.address("sv"), parent.address("en")
            yield from ask_for(name, f"{swedish}{{}}/", f"{english}{{}}-en/", f"{swedish}{{}}")
            # As people bring addresses: each is led on if it is meant well, and must tell nothing.
            yield from ask_for(name, f"{swedish}{{}}.aspx", f"{swedish}{{}}/)?utm_source=x")
            yield from ask_for(name.upper(), f"{swedish}{{}}/", f"{english}{{}}-EN/print/")
            parts = below(model) if way == "draft" else below(model)[:1]
            yield from ask_for(name, *(f"{swedish}{{}}/{rest}" for rest in parts))


def moved(parent: BasePage) -> Iterator[Question]:
    """Yield how one may ask for a page by an address that it had, once it is not for everyone."""
    for hide in (keep_for_members, unpublish, close_for_all):
        name = f"gammalt-namn-{next(NUMBERS)}"
        page = ContentPageFactory(parent=parent, slug=name, slug_en=f"{name}-en")
        page = type(page).objects.get(pk=page.pk)
        page.slug, page.slug_en = f"nytt-{name}", f"new-{name}"
        page.save()
        hide(page)
        address = parent.address("sv")
        yield from ask_for(name, f"{address}{{}}/", f"{address}{{}}/skriv-ut/", f"{address}{{}}")


def doors() -> Iterator[Question]:
    """Yield how one may ask for the door of a language that is not for everyone."""
    home = HomePage.objects.get()
    for hide, language in ((keep_for_members, "qzx"), (unpublish, "vjq"), (close_for_all, "xqk")):
        page = DoorPageFactory(parent=home, language=language)
        hide(DoorPage.objects.get(pk=page.pk))
        yield from ask_for(language, "/{}/", "/{}/print/", "/{}/pdf/", "/{}", "/sv/{}/")


def facets(lists: dict[str, BasePage], parents: dict[str, BasePage]) -> Iterator[Question]:
    """Yield how one may ask, in every facet of every list and as hubs, for what nothing has."""
    hubs = {one.hub_model: one for one in lists.values() if isinstance(one, HubIndexMixin)}
    listing = (one for one in lists.values() if isinstance(one, ListPageMixin))
    for filters, page in ((type(one).list_filters, one) for one in listing):
        for name, facet in filters.base_filters.items():
            if isinstance(facet, Facet) and facet.is_found:
                for number, word in enumerate(_hidden_words(filters, name, facet, parents)):
                    # One in every way, the others by the address of the list alone.
                    asked = _of_facet(page, name, facet, word)
                    yield from asked if not number else islice(asked, 1)
                    if hub := hubs.get(getattr(facet, "terms", object)):
                        place = f"{hub.address('sv')}{{}}/"
                        yield from ask_for(word, place, f"{place}skriv-ut/", f"{place}flode.xml")


def _of_facet(page: Any, name: str, facet: Facet, word: str) -> Iterator[Question]:
    ends = {code: f"?{facet.slugs[code]}={{}}" for code in CODES}
    for code in CODES:
        address = page.address(code)
        yield from ask_for(word, address + ends[code], f"{address}{ends[code]}&q=brunnar")
    swedish = page.address("sv")
    yield from ask_for(word, f"{swedish}skriv-ut/{ends['sv']}")
    file = {EventFilters: "calendar.ics", ProjectFilters: "projects.json"}.get(page.list_filters)
    if file:
        yield from ask_for(word, f"{swedish}{file}{ends['sv']}")
    if name in page.term_page_facets:
        place = f"{swedish}{facet.slugs['sv']}/{{}}/"
        yield from ask_for(word, place, f"{place}skriv-ut/", place.removesuffix("/"))
        yield from ask_for(word, f"{page.address('en')}{facet.slugs['en']}/{{}}/")


def _hidden_words(
    filters: type[ListFilters], name: str, facet: Facet, parents: dict[str, BasePage]
) -> Iterator[str]:
    """Yield the words in addresses of options that no public page has."""
    model = f"{filters.__name__.removesuffix('Filters')}Page"
    make = next(one for one in TYPES if one._meta.model.__name__ == model)
    if not isinstance(facet, TermFacet):
        told, word = FOUND[filters.__name__, name]
        columns = {**told, **_rows_for(word, parents)}
        make(parent=parents[model], live=False, **columns)
        keep_for_members(make(parent=parents[model], **columns))
        yield word
        return
    used: dict[str, Callable[[Any], Any]] = {
        "unused": lambda _term: None,
        "draft": lambda term: make(parent=parents[model], live=False, **_with(name, term)),
        "members": lambda term: keep_for_members(make(parent=parents[model], **_with(name, term))),
    }
    for way, use in used.items():
        term = _term(facet.terms, f"Dold {way} {next(NUMBERS)}")
        use(term)
        yield getattr(term, "slug_sv", "") or term.name_sv.lower().replace(" ", "-")


def _rows_for(word: str, parents: dict[str, BasePage]) -> dict[str, Any]:
    if word == "dold-serie":
        series = EventSeriesPageFactory(
            parent=parents["EventPage"], heading_sv="Dold serie", heading_en="", live=False
        )
        return {"series": series}
    if word == "laotiska":
        return {"editions": [Edition(language="lo", format="print", title="Lao")]}
    return {}


def _with(name: str, term: Any) -> dict[str, Any]:
    if name == "challenge":
        return {"challenges": [InitiativeChallenge(challenge=term)]}
    if name == "scale":
        return {"scale": term}
    return {RELATIONS.get(name, f"{name}s"): [term]}


COUNTRIES = ("UZ", "TM", "KG", "TJ", "KZ", "MN", "BT", "NP", "LK")


def _term(model: Any, name: str) -> Any:
    if model is Country:
        taken = {*Country.objects.values_list("code", flat=True)}
        code = next(code for code in COUNTRIES if code not in taken)
        return CountryFactory(code=code, name_sv=name, name_en=name)
    row = model(name_sv=name, name_en=name)
    if model is Organisation:
        row.role = Organisation.Role.MEMBER
    row.save()
    return row


def files() -> Iterator[Question]:
    """Yield how one may ask for a file that nothing public shows."""
    picture: Any = ImageFactory.create()
    path = picture.get_rendition("width-100").url
    yield from ask_for(path.rpartition("/")[2], "/media/images/{}")
    pdf = pdf_file()
    pdf.name = "dold-fil.pdf"
    document: Any = DocumentFactory.create(file=pdf)
    number = f"/{document.pk}/"
    yield Question(f"/documents{number}dold-fil.pdf", number, f"/{'9' * len(str(document.pk))}/")


def listing_pages() -> list[Any]:
    """Return the types of pages that are lists."""
    return [model for model in apps.get_models() if issubclass(model, ListPageMixin)]
