"""Publishing several projects at once, and taking them off the site."""

from functools import partial
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext, ngettext
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction
from wagtail.models import Revision

from palmecenter.protection.bulk import attempt, said_of_left
from palmecenter.protection.lowering import LevelLoweredError

from ..models import ProjectPage
from .viewsets import ProjectFilterSet


class ListedProjects(BulkAction):
    """An action on the projects of the list: those ticked, or all that its filters leave."""

    models: ClassVar[list[type]] = [ProjectPage]

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> QuerySet:
        """The keys of all projects in the list, as it is filtered."""
        pages = ProjectPage.objects.all()
        return ProjectFilterSet(self.request.GET, pages, request=self.request).qs.values_list(
            "pk", flat=True
        )


def publish(revision: Revision, user: Any) -> bool:
    """Publish a revision, if it can be: a closed or unready page cannot."""
    return attempt(lambda: revision.publish(user=user)) is None


def lowering_left(lowering: list[LevelLoweredError]) -> str:
    """Say which projects are left as they are because their drafts lower the protection."""
    if not lowering:
        return ""
    names = ", ".join(f"“{error.thing.get_admin_display_title()}”" for error in lowering)
    said = gettext("Left as they are, because their drafts lower the protection: %(names)s.")
    return " " + said % {"names": names}


class PublishProjects(ListedProjects, PublishBulkAction):
    """Publishes the latest draft of projects, and says of how many that cannot be done."""

    models: ClassVar[list[type]] = [ProjectPage]

    def get_execution_context(self) -> dict[str, Any]:
        """Give the action a list of those that stay as they are, and why, to be filled."""
        self.left: list[tuple[ProjectPage, ValidationError]] = []
        return {**super().get_execution_context(), "left": self.left}

    @classmethod
    def execute_action(cls, objects: list[ProjectPage], **kwargs: Any) -> tuple[int, int]:
        """Publish; count those that went live, and those that could not."""
        user, left = kwargs["user"], kwargs["left"]
        for page in objects:
            draft = page.get_latest_revision() or page.save_revision(user=user)
            if error := attempt(partial(draft.publish, user=user)):
                left.append((page, error))
        refused = sum(not isinstance(error, LevelLoweredError) for _page, error in left)
        return len(objects) - len(left), refused

    def get_success_message(self, published: int, refused: int) -> str:
        """Say how many went live; a warning says of each of the others why it did not."""
        said = ngettext("%(count)d project published", "%(count)d projects published", published)
        said %= {"count": published}
        lowering = [error for _page, error in self.left if isinstance(error, LevelLoweredError)]
        for page, error in self.left:
            if error not in lowering:
                messages.warning(self.request, said_of_left(page, error))
        left_low = lowering_left(lowering)
        if not refused:
            return f"{said}.{left_low}"
        left = ngettext("%(count)d could not be", "%(count)d could not be", refused)
        return f"{said}, {left % {'count': refused}}.{left_low}"


class UnpublishProjects(ListedProjects, UnpublishBulkAction):
    """Takes projects off the site."""

    models: ClassVar[list[type]] = [ProjectPage]
