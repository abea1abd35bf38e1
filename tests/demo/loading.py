"""Running `load_demo`, and counting what it could make."""

from django.core.management import call_command
from wagtail.models import Page, Revision

from palmecenter.demo.loaders.identities import SOURCES
from palmecenter.demo.source import Record, read
from palmecenter.media.models import Document, Image
from palmecenter.pages.models import BasePage
from palmecenter.taxonomy.models import Country, Organisation, Region, TargetGroup, Theme

COUNTED = (Page, Revision, Image, Document, Country, Region, Theme, TargetGroup, Organisation)


def counts() -> dict[str, int]:
    """Return how many there are of everything that the command makes."""
    return {model.__name__: model._default_manager.count() for model in COUNTED}


def load(**options: bool) -> None:
    """Run the command, silently."""
    call_command("load_demo", verbosity=0, **options)


def internal_records() -> list[Record]:
    """Return the records that may have something to hide."""
    return [record for file, (_list, key) in SOURCES.items() for record in read(file)[key]]


def pages() -> list[BasePage]:
    """Return all pages but the closed one, which is for staff."""
    return list(BasePage.objects.exclude(protection="closed").order_by("path").specific())
