"""Publishing several projects at once, and taking them off the site."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import ngettext
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction
from wagtail.models import Revision

from ..models import ProjectPage
from .listing import ProjectFilterSet


class ListedProjects(BulkAction):
    """An action on the projects of the list: those ticked, or all that its filters leave."""

    models: ClassVar[list[type]] = [ProjectPage]

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> QuerySet:
        """Return the keys of all projects in the list, as it is filtered."""
        pages = ProjectPage.objects.all()
        return ProjectFilterSet(self.request.GET, pages, request=self.request).qs.values_list(
            "pk", flat=True
        )


def publish(revision: Revision, user: Any) -> bool:
    """Publish a revision; return whether it could be: a closed or unready page cannot."""
    try:
        with transaction.atomic():
            revision.publish(user=user)
    except ValidationError:
        return False
    return True


class PublishProjects(ListedProjects, PublishBulkAction):
    """Publishes the latest draft of projects, and says of how many that cannot be done."""

    models: ClassVar[list[type]] = [ProjectPage]

    @classmethod
    def execute_action(cls, objects: list[ProjectPage], **kwargs: Any) -> tuple[int, int]:
        """Publish; return how many went live, and how many could not."""
        user = kwargs["user"]
        drafts = [page.get_latest_revision() or page.save_revision(user=user) for page in objects]
        published = sum(publish(draft, user) for draft in drafts)
        return published, len(objects) - published

    def get_success_message(self, published: int, refused: int) -> str:
        """Say how many went live, and why others did not."""
        said = ngettext("%(count)d project published", "%(count)d projects published", published)
        said %= {"count": published}
        if not refused:
            return f"{said}."
        left = ngettext(
            "%(count)d could not be: no language of it is ready, it is closed, or a fact is wrong",
            "%(count)d could not be: no language is ready, they are closed, or a fact is wrong",
            refused,
        )
        return f"{said}, {left % {'count': refused}}."


class UnpublishProjects(ListedProjects, UnpublishBulkAction):
    """Takes projects off the site."""

    models: ClassVar[list[type]] = [ProjectPage]
