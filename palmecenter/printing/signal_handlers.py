"""When what is kept must go: nothing that was public once may lie about when it is no longer."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from palmecenter.languages.receivers import receives_of
from palmecenter.pages.models import BasePage
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.signals import level_raised

from .file_cache import forget, forget_page
from .tasks import make_soon


def forget_now_and_when_done() -> None:
    """Forget at once, and again when the change is there for everybody to see.

    Until then somebody else's request may still read, and keep, what was public before.
    """
    forget()
    transaction.on_commit(forget)


@receiver([page_unpublished, post_page_move, level_raised])
def forget_files(**kwargs: Any) -> None:
    """Forget everything when something goes out of public view, or a page elsewhere."""
    forget_now_and_when_done()


@receiver([post_save, post_delete], sender=PageViewRestriction)
def forget_private_files(**kwargs: Any) -> None:
    """Forget everything when a part of the site becomes private, or public again."""
    forget_now_and_when_done()


@receives_of(BasePage, post_delete)
def forget_deleted(**kwargs: Any) -> None:
    """Forget everything when a page is deleted, whoever deletes it."""
    forget_now_and_when_done()


@receives_of(BasePage, post_save)
def forget_protected(instance: Any, **kwargs: Any) -> None:
    """Forget everything when a page is saved that hides something: it may have hidden less."""
    if instance.protection != ProtectionLevel.OPEN:
        forget_now_and_when_done()


@receiver(page_published)
def forget_outdated(instance: BasePage, **kwargs: Any) -> None:
    """Remove the files of a page that has changed; the others are found by what they show.

    Then have its own made anew, where somebody works in the background.
    """
    forget_page(instance.pk)
    if settings.FILES_ON_PUBLISH and isinstance(instance, BasePage):
        make_soon(instance)
