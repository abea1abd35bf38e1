"""The front of the section: all initiatives, to be filtered."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from palmecenter.listing.pages import ListPageMixin
from palmecenter.pages.models import SectionPage

from ..filters import InitiativeFilters


class PartySupportIndexPage(ListPageMixin, SectionPage):
    """The list of initiatives, the manual, and the challenges that parties share."""

    template = "party_support/index_page.html"
    print_template = "print/party_support_index_page.html"
    subpage_types: ClassVar[list[str]] = [
        "party_support.InitiativePage",
        "party_support.ManualPage",
    ]
    list_filters = InitiativeFilters
    term_page_facets = ("country", "focus", "challenge")
    term_page_template = "party_support/place_page.html"

    class Meta:
        verbose_name = _("list of initiatives")
        verbose_name_plural = _("lists of initiatives")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the manual and the challenges; at a challenge, how parties met it."""
        from ..challenges import index_context

        context = super().get_context(request, *args, **kwargs)
        return context | index_context(self, context["listing"])
