"""What a line of a file brings about that the editor's form asks about, or offers, as well."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from palmecenter.protection.joining import begins_anew
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.mosaics.findings import find_new
from palmecenter.protection.mosaics.subjects import Subject
from palmecenter.protection.renaming import kept_names

from ..models import ProjectPage


def told_together(
    page: ProjectPage | None, draft: ProjectPage, *, goes_live: bool
) -> list[SafeString]:
    """Return what has to be read first: what the draft tells together with other public pages.

    Asked as the form does, of what is published, and of a level that is raised on the site. To be
    called when the draft has its place among the pages, and before it is stored.
    """
    is_raised = (
        page is not None
        and page.live
        and page.protection in ProtectionLevel(draft.protection).lesser
    )
    if not (goes_live or is_raised):
        return []
    subject = Subject(draft)
    subject.before = Subject(page, is_row=True) if page is not None and page.live else None
    return [one.html() for one in find_new([subject]) if one.asks]


def said_of_kept_names(page: ProjectPage | None, draft: ProjectPage) -> list[SafeString]:
    """Return by what old copies lead to a project that a line raises, and where to rename it."""
    if page is None or not begins_anew(page.protection, draft.protection):
        return []
    kept = kept_names(draft, page)
    if not kept:
        return []
    said = _("Old copies lead to the project by what it is still called: %s.") % ", ".join(kept)
    link = format_html(
        '<a href="{}">{}</a>',
        reverse("raise_protection", args=[page.pk]),
        _("Raise it there to give it another heading and address"),
    )
    return [format_html("{} {}", said, link)]
