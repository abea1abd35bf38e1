"""The site's own name, and what it says of the organisation on every page."""

from collections import Counter

from palmecenter.pages.models import SiteSettings
from palmecenter.setup.state import default_site

from ..source import read


def load(made: Counter[str]) -> None:
    """Name the site and fill in its settings, once: settings that are there are left alone.

    Payment numbers are not among them (`publish: false`).
    """
    site = default_site()
    if SiteSettings.objects.filter(site=site).exists():
        return
    organisation, texts = read("organisation"), read("site")
    facts, notice = organisation["organisation"], organisation["meta"]
    contact = facts["contact"]
    SiteSettings.objects.create(
        site=site,
        name_sv=facts["name_sv"],
        name_en=facts["name_en"],
        short_name_sv=facts["short_sv"],
        short_name_en=_capitalised(facts["short_en"]),
        about_sv=texts["about_sv"],
        about_en=texts["about_en"],
        visiting_address=contact["visiting"],
        postal_address=contact["postal"],
        phone=contact["phone"],
        email=contact["email"],
        organisation_number=facts["organisation_number"],
        demo_notice_sv=notice["demo_notice_sv"],
        demo_notice_en=notice["demo_notice_en"],
    )
    site.site_name = facts["short_sv"]
    site.save()
    made["settings"] += 1


def _capitalised(name: str) -> str:
    """Return a name as it stands on its own: `the Palme Center` → `The Palme Center`."""
    return name[:1].upper() + name[1:]
