"""Which documents the public may have: those that something public shows them."""

from django.contrib.contenttypes.models import ContentType
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page, ReferenceIndex

from .lists import public_pages
from .models import BasePage


def is_shown(document: AbstractDocument) -> bool:
    """Say whether a public page, or anything that is no page, refers to a document.

    Drafts, private pages and pages whose level hides it do not. A file's name can be guessed, and
    whoever once had its address knows it.
    """
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(document),
        to_object_id=str(document.pk),
    )
    of_pages = ContentType.objects.get_for_model(Page)
    if references.exclude(base_content_type=of_pages).exists():
        return True
    keys = references.filter(base_content_type=of_pages).values_list("object_id", flat=True)
    return public_pages(BasePage.objects.filter(pk__in=[int(key) for key in keys])).exists()
