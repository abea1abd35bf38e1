"""Keep the texts that search reads in step with the pages, whoever changes them.

`post_save` covers what Wagtail announces by no signal of its own (a new alias, a page saved by
code); `page_published` comes when the inline children are saved too, `page_unpublished` also when
it was done to a bare `Page`. A move changes nothing that is kept here: addresses and privacy are
asked for when somebody searches. Deleting a page deletes its rows.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from palmecenter.languages.receivers import receives_of
from palmecenter.pages.models import BasePage
from palmecenter.protection.signals import level_raised

from .indexing import refresh


@receives_of(BasePage, post_save)
def refresh_when_saved(instance: Any, **kwargs: Any) -> None:
    """Refresh a page's rows when its whole row was saved; saving a draft writes only columns.

    An alias that becomes a page of its own is saved by that column alone.
    """
    if kwargs["raw"]:
        return
    columns = kwargs["update_fields"]
    if columns is None or "alias_of_id" in columns:
        refresh_from_database(instance)


@receiver([page_published, page_unpublished])
def refresh_when_published(sender: type, instance: Page, **kwargs: Any) -> None:
    """Refresh a page's rows: at once, on schedule, or because its original was (un)published."""
    if issubclass(sender, BasePage):
        refresh_from_database(instance)


@receiver(level_raised)
def refresh_what_named_it(named_in: Iterable[Any] = (), **kwargs: Any) -> None:
    """Refresh the rows of pages that name somebody by a name that nobody may read any more."""
    keys = {
        row.pk if isinstance(row, BasePage) else getattr(row, "page_id", None) for row in named_in
    }
    for page in BasePage.objects.filter(pk__in=keys - {None}):
        refresh_from_database(page)


def refresh_from_database(page: Page) -> None:
    """Refresh a page's rows from its live row, whatever the instance at hand holds."""
    refresh(page.specific_class.objects.filter(pk=page.pk))
