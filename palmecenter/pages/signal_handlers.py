"""What must happen whenever pages change, whoever changes them."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.models import Page, PageLogEntry, PageViewRestriction
from wagtail.signals import post_page_move, pre_page_move

from palmecenter.languages.receivers import receives_of
from palmecenter.languages.redirects import Addresses, addresses_of, record
from palmecenter.languages.refusals import RefusedError
from palmecenter.languages.request_cache import clear_cache

from .models import BasePage
from .wording import SLUG_TAKEN

# Addresses before a move, by the moved page's key; filled and emptied within `Page.move`.
_before_move: dict[int, Addresses] = {}


def _live_subtree(tree_path: str) -> list[BasePage]:
    return list(BasePage.objects.live().filter(path__startswith=tree_path))


@receiver(pre_page_move)
def refuse_doubled_address(sender: type, instance: Any, **kwargs: Any) -> None:
    """Refuse a move by which two pages, or a page and a view, would have one address.

    Whoever moves it: views of the admin ask before. Comes first: nothing is noted of what stays.
    """
    page, parent = instance.specific, kwargs["parent_page_after"]
    is_ours = isinstance(page, BasePage) and parent != kwargs["parent_page_before"]
    if is_ours and (taken := page.slugs_taken_below(parent)):
        raise RefusedError(page, SLUG_TAKEN % {"slug": taken[0]})


@receiver(pre_page_move)
def note_addresses(sender: type, instance: Any, **kwargs: Any) -> None:
    """Note the addresses of a subtree that is about to move, in both languages."""
    if kwargs["url_path_before"] != kwargs["url_path_after"]:
        _before_move[instance.pk] = addresses_of(_live_subtree(instance.path))


@receiver(post_page_move)
def leave_redirects(sender: type, instance: Any, **kwargs: Any) -> None:
    """Leave redirects from every address that the move changed."""
    clear_cache()
    before = _before_move.pop(instance.pk, None)
    if before:
        record(before, addresses_of(BasePage.objects.filter(pk__in=before.values())))


@receives_of(BasePage, post_save, post_delete)
@receives_of(PageViewRestriction, post_save, post_delete)
def forget_pages(**kwargs: Any) -> None:
    """Forget what this request remembers of pages as soon as one changes, or who may read it."""
    clear_cache()


@receiver(pre_save, sender=PageLogEntry)
def log_bare_titles(instance: PageLogEntry, **kwargs: Any) -> None:
    """Write a new entry on a page, and on where it was moved or copied, with titles alone.

    Wagtail logs the titles of page lists, whose marks tell the state of translations at that
    moment, in the language of whoever saved.
    """
    if kwargs["raw"] or instance.pk:
        return
    instance.label = Page.get_admin_display_title(instance.page)
    named = [
        value for key in ("page", "source", "destination") if (value := instance.data.get(key))
    ]
    pages = Page.objects.in_bulk([value["id"] for value in named]) if named else {}
    for value in named:
        if value["id"] in pages:
            value["title"] = Page.get_admin_display_title(pages[value["id"]])
