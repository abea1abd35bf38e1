"""Keep the entries of lists in step with pages that Wagtail changes without their own `save`."""

from typing import Any

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from .entries import refresh
from .pages import ListedMixin


@receiver([page_published, page_unpublished])
def refresh_entry(sender: type, instance: Page, **kwargs: Any) -> None:
    """Refresh a page's entry, also when it was done to a bare `Page`."""
    page_type = instance.specific_class
    if page_type and issubclass(page_type, ListedMixin):
        refresh(page_type, [instance.pk])
