"""Publishing several pages at once: each by itself, and none that lowers a level on the way.

Wagtail's own action stops at the first page that may not be published, with an error and nothing
done. A draft that lowers a level is published in the editor, where it is said what becomes public.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page

from palmecenter.languages.refusals import said_of

from .lowering import LevelLoweredError


def attempt(act: Callable[[], object]) -> ValidationError | None:
    """Do something whole or not at all; return what stood in its way."""
    try:
        with transaction.atomic():
            act()
    except ValidationError as error:
        return error
    return None


class PublishPages(PublishBulkAction):
    """Publishes the latest drafts of pages, and names those that stay as they are."""

    def get_execution_context(self) -> dict[str, Any]:
        """Give the action a list to fill: what was left, and why."""
        self.left: list[tuple[Page, ValidationError]] = []
        return {**super().get_execution_context(), "left": self.left}

    @classmethod
    def execute_action(cls, objects: list[Page], **kwargs: Any) -> tuple[int, int]:
        """Publish; return how many of those ticked went live, and how many below them."""
        user, left = kwargs.get("user"), kwargs["left"]
        published = sum(_publish(page, user, left) for page in objects)
        below = 0
        if kwargs.get("include_descendants"):
            for page in objects:
                drafts = page.get_descendants().not_live().specific()
                below += sum(_publish(one, user, left) for one in drafts if _may(user, one))
        return published, below

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        """Say how many went live; a warning names the others."""
        for message in self._said_of_those_left():
            messages.warning(self.request, message)
        if not (num_parent_objects or num_child_objects):
            return None
        return str(super().get_success_message(num_parent_objects, num_child_objects))

    def _said_of_those_left(self) -> list[str]:
        lowering = [page for page, error in self.left if isinstance(error, LevelLoweredError)]
        said = []
        if lowering:
            words = gettext(
                "Not published, because the draft lowers the protection: %(pages)s. Publish it in "
                "the editor, where you see what becomes public."
            )
            names = ", ".join(f"“{one.get_admin_display_title()}”" for one in lowering)
            said.append(words % {"pages": names})
        return said + [
            said_of_left(page, error) for page, error in self.left if page not in lowering
        ]


def said_of_left(page: Page, error: ValidationError) -> str:
    """Return why a page was not published, with a link to its editor."""
    return said_of(page, error, reverse("wagtailadmin_pages:edit", args=[page.pk]))


def _may(user: Any, page: Page) -> bool:
    return user is None or page.permissions_for_user(user).can_publish()


def _publish(page: Page, user: Any, left: list[tuple[Page, ValidationError]]) -> bool:
    page = page.specific
    revision = page.get_latest_revision() or page.save_revision(user=user)
    error = attempt(partial(revision.publish, user=user))
    if error:
        left.append((page, error))
    return error is None
