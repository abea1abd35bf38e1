"""Keep the entries of lists in step with pages that Wagtail changes without their own `save`."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from .entries import ListedMixin, listed_types, refresh
from .facets import TermFacet
from .filterset import ListFilters
from .models import Entry
from .totals_cache import change_version


@receiver([page_published, page_unpublished])
def refresh_entry(sender: type, instance: Page, **kwargs: Any) -> None:
    """Refresh a page's entry, also when it was done to a bare `Page`."""
    page_type = instance.specific_class
    if page_type and issubclass(page_type, ListedMixin):
        refresh(page_type, [instance.pk])


@receiver(post_delete, sender=Entry)
def note_deletion(instance: Entry, **kwargs: Any) -> None:
    """Note that a list has lost a page, also when it was deleted together with its parent."""
    change_version([instance.type])


def note_change_of_term(**kwargs: Any) -> None:
    """Note that lists may add up to something else when what they are sorted by is changed."""
    change_version(str(model._meta.model_name) for model in listed_types())


def _terms_of_lists() -> frozenset[type[Model]]:
    """The models whose rows are options of a facet."""
    return frozenset(
        facet.terms
        for filters in ListFilters.__subclasses__()
        for facet in filters.base_filters.values()
        if isinstance(facet, TermFacet)
    )


for _model in _terms_of_lists():
    post_save.connect(note_change_of_term, sender=_model)
    post_delete.connect(note_change_of_term, sender=_model)
