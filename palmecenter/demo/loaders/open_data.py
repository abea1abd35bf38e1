"""Who publishes the open data, and its policy on what is left out."""

from collections import Counter

from palmecenter.setup.state import default_site
from projects.models import OpenDataSettings

from ..source import read
from .content_pages import find_page

POLICY = "publishing_and_security"


def identifier() -> str:
    """Return the organisation's identifier as org-id.guide makes it: SE-ON and its number."""
    return f"SE-ON-{read('organisation')['organisation']['organisation_number']}"


def load(made: Counter[str]) -> None:
    """Fill in the settings, once: settings that are there are left alone."""
    site = default_site()
    if OpenDataSettings.objects.filter(site=site).exists():
        return
    OpenDataSettings.objects.create(
        site=site,
        organisation_identifier=identifier(),
        exclusions_page=find_page(POLICY),
    )
    made["settings"] += 1
