"""What pages answer for below their own addresses, by the class that routes to it."""

from collections.abc import Callable, Iterator
from typing import Any

from events.models import EventIndexPage, EventPage
from events.steps import FORM, LINKS, REGISTRATION, THANKS, Step
from palmecenter.languages.codes import CODES
from palmecenter.pages import subviews
from palmecenter.pages.models import BasePage
from party_support.models import ManualPage
from projects.exports.views import BY_NAME
from projects.map_picture import MAP_PICTURE
from publications.addresses import ORDER
from publications.feeds import FEED
from publications.materials import MATERIALS
from publications.models.citable import CITE, TYPES


def _views() -> list[str]:
    # In one language: a book of the manual takes long to make.
    return [f"/{view.slugs['en']}/" for view in subviews.registered()]


def _answers() -> list[str]:
    cited = [f"{CITE[code]}.{ending}" for code in CODES for ending in TYPES]
    return [*cited, *FEED.values(), *MATERIALS.values(), *ORDER.values(), "hamta/sv.pdf"]


def _steps() -> list[str]:
    below = [f"{Step(name).slugs()['sv']}/" for name in (FORM, THANKS)]
    return [*below, *(f"{REGISTRATION['sv']}/{words['sv']}/" for words in LINKS.values())]


# The end, or a part, of the addresses that each class routes to.
ROUTED: dict[str, Callable[[], list[str]]] = {
    "palmecenter.pages.models.addresses.AddressesMixin": _views,
    "palmecenter.listing.pages.ListPageMixin": lambda: ["/land/", "/country/"],
    "projects.exports.pages.OpenDataMixin": lambda: list(BY_NAME),
    "projects.map_picture.MapPictureMixin": lambda: [f"/{MAP_PICTURE}"],
    "events.models.below.BelowMixin": lambda: [*EventPage.files, *EventIndexPage.files],
    "events.models.registering.RegistrationStepsMixin": _steps,
    "party_support.annexes.AnnexesMixin": lambda: [
        slug for annex in ManualPage.annexes() for slug in annex.slugs.values()
    ],
    "publications.below.AnswersBelow": _answers,
}


def routing_classes() -> Iterator[str]:
    """Yield the classes of pages that find something below a page's address by themselves."""
    for model in {one for page in _all(BasePage) for one in page.mro()}:
        if "route_here" in vars(model):
            yield f"{model.__module__}.{model.__qualname__}"


def _all(model: Any) -> Iterator[Any]:
    yield model
    for one in model.__subclasses__():
        yield from _all(one)
