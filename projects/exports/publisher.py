"""Who publishes: the Center, as the settings have it."""

from dataclasses import dataclass

from django.http import HttpRequest
from lxml import etree

from palmecenter.languages.availability import languages_of
from palmecenter.languages.codes import localized
from palmecenter.pages.access import is_private
from palmecenter.pages.context import absolute_url
from palmecenter.pages.models import BasePage, SiteSettings

from ..models.open_data import OpenDataSettings
from . import iati_xml as xml
from .records import Texts, texts


@dataclass(frozen=True)
class Publisher:
    """The reporting organisation."""

    identifier: str
    name: Texts
    demo_notice: Texts
    exclusions: dict[str, tuple[str, str]]
    """The page that says what is left out and why: its address and its heading by language."""

    def add_reporting_org(self, parent: etree._Element) -> None:
        """Say who reports."""
        facts = {"ref": self.identifier, "type": xml.NATIONAL_NGO}
        xml.narrate(xml.add(parent, "reporting-org", **facts), self.name)

    def add_exclusions_policy(self, parent: etree._Element) -> None:
        """Link the policy on what is left out."""
        for code, (address, heading) in self.exclusions.items():
            xml.add_document(parent, address, {code: heading}, xml.EXCLUSIONS_POLICY, code)


def is_known(request: HttpRequest) -> bool:
    """Whether IATI can say who publishes: by an identifier and a name."""
    settings = OpenDataSettings.for_request(request)
    return bool(
        settings.organisation_identifier and texts(SiteSettings.for_request(request), "name")
    )


def publisher(request: HttpRequest) -> Publisher:
    """Who publishes, for the site of a request."""
    settings = OpenDataSettings.for_request(request)
    site = SiteSettings.for_request(request)
    return Publisher(
        identifier=settings.organisation_identifier,
        name=texts(site, "name"),
        demo_notice=texts(site, "demo_notice"),
        exclusions=_exclusions(settings.exclusions_page, request),
    )


def _exclusions(page: BasePage | None, request: HttpRequest) -> dict[str, tuple[str, str]]:
    """The policy's address and heading in each language it exists in, if it is public."""
    if page is None or not page.live or is_private(page):
        return {}
    return {
        code: (absolute_url(request, page.address(code)), getattr(page, localized("heading", code)))
        for code in languages_of(page)
    }
