"""What a site still lacks before it can be shown: asked anew each time, nothing is ticked off."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from wagtail.models import Site

from palmecenter.pages.models import BasePage, HomePage, SiteSettings
from projects.models import OpenDataSettings

from .source import Record, read
from .state import default_site

# Fields of the settings that every page shows, and what is missing without them.
SHOWN_EVERYWHERE = {
    "about_sv": gettext_lazy("one sentence about the Center in Swedish"),
    "about_en": gettext_lazy("one sentence about the Center in English"),
    "email": gettext_lazy("an e-mail address"),
    "phone": gettext_lazy("a telephone number"),
    "visiting_address": gettext_lazy("a visiting address"),
    "organisation_number": gettext_lazy("the organisation number"),
}


@dataclass(frozen=True)
class Task:
    """Something that is left to do, in the reader's language, and where (empty: on the server)."""

    text: str
    address: str = ""


def unfinished() -> list[Task]:
    """What is left to do, in the order in which it is best done."""
    site = default_site()
    if site.root_page.specific_class is not HomePage:
        return [Task(_("Make the sections of the site, as drafts."), reverse("setup_site"))]
    return [*_on_the_server(), *_in_the_settings(site), *_pages(), *_people()]


def _on_the_server() -> Iterator[Task]:
    if not settings.ADMINS:
        yield Task(_("Nobody hears of failures: set ADMINS on the server."))
    if not settings.IDENTITY_KEYS:
        yield Task(
            _("Protected identities cannot be written down: set IDENTITY_KEYS on the server.")
        )
    sender = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(">")
    if sender in {"", "localhost"}:
        yield Task(_("Mail has no sender that anybody can answer: set MAIL_FROM on the server."))


def _in_the_settings(site: Site) -> Iterator[Task]:
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
    if site.hostname != host:
        yield Task(
            _("The site is called %(name)s, but answers at %(host)s.")
            % {"name": site.hostname, "host": host},
            reverse("wagtailsites:edit", args=[site.pk]),
        )
    known = SiteSettings.for_site(site)
    address = reverse("wagtailsettings:edit", args=["pages", "sitesettings", site.pk])
    for field, what in SHOWN_EVERYWHERE.items():
        if not getattr(known, field):
            yield Task(_("Every page lacks %(what)s.") % {"what": what}, address)
    if not OpenDataSettings.for_site(site).organisation_identifier:
        yield Task(
            _("Open data lack the organisation’s identifier."),
            reverse("wagtailsettings:edit", args=["projects", "opendatasettings", site.pk]),
        )


def _pages() -> Iterator[Task]:
    """Pages of a new site that were never published: what stands in them is what to write."""
    slugs = [record["slug"] for record in _records([read("site")["home"], *read("site")["pages"]])]
    drafts = BasePage.objects.filter(slug__in=slugs, first_published_at=None).order_by("path")
    for page in drafts:
        yield Task(
            _("Write and publish the page %(heading)s.") % {"heading": page.heading},
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
        )


def _records(records: list[Record]) -> Iterator[Record]:
    for record in records:
        yield record
        yield from _records(record.get("pages", []))


def _people() -> Iterator[Task]:
    publishing = get_user_model().objects.filter(is_active=True, groups__name="Moderators")
    if not publishing.exists():
        yield Task(
            _("Nobody may publish but superusers: add somebody to the group Moderators."),
            reverse("wagtailusers_users:index"),
        )
