"""The front of the section: all initiatives, to be filtered."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from palmecenter.languages.localized import reader_language
from palmecenter.listing.listing import Listing
from palmecenter.listing.pages import ListPageMixin
from palmecenter.pages.models import SectionPage
from palmecenter.pages.querysets import public_for_listing, public_pages

from ..context.initiatives import answers, shared_challenges
from ..filters import InitiativeFilters
from .inlines import InitiativeChallenge
from .manual import ManualPage


class PartySupportIndexPage(ListPageMixin, SectionPage):
    """The list of initiatives, the manual, and the challenges that parties share."""

    template = "party_support/party_support_index_page.html"
    print_template = "party_support/print/party_support_index_page.html"
    subpage_types: ClassVar[list[str]] = [
        "party_support.InitiativePage",
        "party_support.ManualPage",
    ]
    list_filters = InitiativeFilters
    term_page_facets = ("country", "focus", "challenge")
    term_page_template = "party_support/party_support_place_page.html"

    class Meta:
        verbose_name = _("list of initiatives")
        verbose_name_plural = _("lists of initiatives")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the manual and the challenges; at a challenge, how parties met it."""
        context = super().get_context(request, *args, **kwargs)
        return context | self._beside(context["listing"])

    def _beside(self, listing: Listing) -> dict[str, Any]:
        if self.at:
            if self.at.facet.field_name != "challenge":
                return {"answers": []}
            met = InitiativeChallenge.objects.filter(challenge=self.at.option.key)
            return {"answers": answers(listing.rows, met)}
        if not listing.is_its_beginning:
            return {}
        manuals = public_for_listing(
            public_pages(ManualPage.objects.child_of(self)).order_by("path")[:1]
        )
        shared = shared_challenges(self.address(reader_language()), listing)
        return {"manual": manuals[0] if manuals else None, "shared": shared}
