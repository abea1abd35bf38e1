"""The front of the section: all projects."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from palmecenter.pages.models import SectionPage


class ProjectIndexPage(SectionPage):
    """The list of projects."""

    template = "pages/section_page.html"
    subpage_types: ClassVar[list[str]] = ["projects.ProjectPage"]

    class Meta:
        verbose_name = _("list of projects")
        verbose_name_plural = _("lists of projects")
