"""What must follow when publications are published, or a file of theirs is replaced or deleted."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import ReferenceIndex
from wagtail.signals import page_published

from palmecenter.forms.outbox import waiting
from palmecenter.media.models import Document
from palmecenter.protection.signals import level_raised

from .choices import OrderState
from .models import Edition, FileFacts, Order, OrderLine, PublicationPage, PublishedFile, Stock
from .orders.services import change_state

# So that a cover is known to be one, and given to readers (palmecenter.pages.file_access).
ReferenceIndex.register_model(FileFacts)


@receiver(page_published, sender=PublicationPage)
def note_what_is_public(sender: type, instance: PublicationPage, **kwargs: Any) -> None:
    """Note the files that are public now; give every printed edition a stock, if an empty one."""
    for edition in instance.editions.select_related("document__facts"):
        _note_file(edition)
        if edition.is_printed:
            Stock.objects.get_or_create(page=instance, language=edition.language)


def _read(document: Document) -> FileFacts:
    from .downloads.file_metadata import facts_of  # Its readers of files take memory.

    return facts_of(document)


@receiver(post_save, sender=Edition)
def read_file(sender: type, instance: Edition, *, raw: bool = False, **kwargs: Any) -> None:
    """Read from the file of an edition what readers are told of it; not while rows are loaded."""
    if instance.document and not raw:
        _read(instance.document)


@receiver(post_save, sender=Document)
def read_again(sender: type, instance: Document, **kwargs: Any) -> None:
    """Read a file of editions that was replaced, and note that the new one is public."""
    editions = Edition.objects.filter(document=instance).select_related("page")
    for edition in editions:
        instance.facts = _read(instance)
        edition.document = instance
        if edition.page.live:
            _note_file(edition)


@receiver(post_save, sender=FileFacts)
def note_light_file(sender: type, instance: FileFacts, **kwargs: Any) -> None:
    """Note that a light version is public, when it was made after its page was published."""
    if instance.light_hash:
        for edition in Edition.objects.filter(document=instance.document_id, page__live=True):
            _note_file(edition)


def _note_file(edition: Edition) -> None:
    if not edition.file_hash:
        return
    hashes = [edition.file_hash]
    if edition.has_light and edition.facts:
        hashes.append(edition.facts.light_hash)
    for file_hash in hashes:
        PublishedFile.objects.get_or_create(
            page_id=edition.page_id,
            language=edition.language,
            format=edition.format,
            file_hash=file_hash,
        )


@receiver(post_delete, sender=FileFacts)
def delete_light_file(sender: type, instance: FileFacts, **kwargs: Any) -> None:
    """Delete the light version along with what it was made from."""
    if instance.light_file:
        instance.light_file.delete(save=False)


@receiver(level_raised, sender=PublicationPage)
def forget_ordered_titles(sender: type, page: PublicationPage, **kwargs: Any) -> None:
    """Let orders call a publication by the title that it has at its new level."""
    lines = OrderLine.objects.filter(stock__page=page)
    lines.update(title=page.title)
    # What waits to be sent names it as it was called.
    waiting(order__in=[*lines.values_list("order", flat=True)]).delete()


@receiver(level_raised, sender=PublicationPage)
def forget_public_files(sender: type, page: PublicationPage, **kwargs: Any) -> None:
    """Let no address say that a file was there once (410), in which language, or in which version.

    Whoever guesses addresses would learn that there was an edition in Burmese.
    """
    if not page.shows_editions:
        PublishedFile.objects.filter(page=page).delete()


@receiver(pre_delete, sender=Order)
def put_copies_back(sender: type, instance: Order, **kwargs: Any) -> None:
    """Put copies that never left the house back into stock, when their order is deleted."""
    if instance.state in {OrderState.NEW, OrderState.PACKED}:
        change_state(instance, OrderState.CANCELLED)
