"""The front of the section: all projects, to be filtered."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from palmecenter.languages.localized import reader_language
from palmecenter.listing.pages import ListPageMixin
from palmecenter.pages.models import SectionPage

from ..exports.links import links, policy
from ..figures import figures
from ..filters import ProjectFilters


class ProjectIndexPage(ListPageMixin, SectionPage):
    """The list of projects, which can also be had as files, and its map as a picture."""

    template = "projects/project_index_page.html"
    print_template = "projects/print/project_index_page.html"
    subpage_types: ClassVar[list[str]] = ["projects.ProjectPage"]
    list_filters = ProjectFilters
    term_page_facets = ("country", "theme")
    term_page_template = "projects/project_place_page.html"

    def get_context(
        self, request: HttpRequest, *args: Any, printing: bool = False, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the files that the list can be had as, `data_files`, and what is not in them.

        `figures` are the map and the charts of what was found; a list on paper has none.
        """
        context = super().get_context(request, *args, printing=printing, **kwargs)
        context |= {"data_files": links(self, request), "exclusions": policy(request)}
        if printing:
            return context
        return context | {"figures": figures(context["listing"], self.address(reader_language()))}

    class Meta:
        verbose_name = _("list of projects")
        verbose_name_plural = _("lists of projects")
