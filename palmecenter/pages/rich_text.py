"""Links inside rich text."""

from django.utils.html import format_html
from wagtail.rich_text.pages import PageLinkHandler

from palmecenter.languages.addresses import look_up_ancestors
from palmecenter.languages.localized import reader_language

from .models import BasePage
from .querysets import LISTING_FIELDS


class ReaderPageLinkHandler(PageLinkHandler):
    """Links to pages at their address in the reader's language, even in a text in the other one.

    A page that is not live is not linked: the words stay, without an address that would lead
    nowhere or give a draft's name away.
    """

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, str]]) -> list[BasePage | None]:
        """Return the live pages of some links, in their order, by one query."""
        keys = [attrs.get("id") for attrs in attrs_list]
        pages = list(BasePage.rows().live().filter(pk__in=keys).only(*LISTING_FIELDS))
        look_up_ancestors(pages, BasePage.rows())
        found = {str(page.pk): page for page in pages}
        return [found.get(str(key)) for key in keys]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Return the opening tags of some links."""
        return [
            format_html('<a href="{}">', page.address(reader_language())) if page else "<a>"
            for page in cls.get_many(attrs_list)
        ]
