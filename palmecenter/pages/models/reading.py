"""How pages are fetched to be read."""

from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from palmecenter.languages.mixins import PageMixin

from ..access import is_private
from ..querysets import LISTING_FIELDS, public_for_listing, public_pages


@cache
def _no_restrictions() -> models.QuerySet:
    """Return what guards a public page: asked for once, Django need not find out again."""
    return PageViewRestriction.objects.none()


class ReadingMixin(PageMixin):
    """Fetching a page, and the pages below it, for visitors."""

    class Meta:
        abstract = True

    @classmethod
    def rows(cls) -> PageQuerySet:
        """Return the queryset of all pages of this type, in no order.

        Not the manager's: it would sort, and modeltranslation look through every condition for
        names to put into the active language, which takes as long as the database. Names are of
        columns here: `heading_sv`.
        """
        return PageQuerySet(cls)

    @staticmethod
    def all_pages() -> PageQuerySet:
        """Return the queryset of all pages of the site, of every type, in no order."""
        base: Any = apps.get_model("pages.BasePage")

        return base.rows()

    @classmethod
    def for_display(cls) -> models.QuerySet:
        """Return the queryset that a page of this type is fetched from to be shown."""
        return cls.rows()

    def children(self) -> list[Page]:
        """Return the public pages right below this one, in the order editors gave them."""
        if not self.numchild:
            return []
        below = public_for_listing(
            public_pages(self.all_pages().child_of(self)).only(*LISTING_FIELDS)
        )
        return sorted(below, key=lambda page: page.path)

    def get_view_restrictions(self) -> models.QuerySet:
        """Return what guards the page; without a query where nothing does."""
        return super().get_view_restrictions() if is_private(self) else _no_restrictions()
