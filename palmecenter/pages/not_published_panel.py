"""What was due and did not go out, on the first page of the admin until it is solved."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.template.context import Context
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from .models import BasePage
from .not_published import reasons_of, told_of
from .schedule import overdue

# Longer than any run takes to come round: where none does, staff see that nothing goes out.
LATE = timedelta(hours=1)


class NotPublishedPanel(Component):
    """Names what somebody may edit and should be public by now, and why it is not."""

    order = 80
    template_name = "pages/admin/not_published.html"

    def __init__(self, request: HttpRequest) -> None:
        """Look for versions that are late, or that a run could not publish."""
        now = timezone.now()
        self.rows = [
            {
                "page": page,
                "address": reverse("wagtailadmin_pages:edit", args=[page.pk]),
                "due": revision.approved_go_live_at,
                "reasons": reasons_of(revision),
            }
            for revision in overdue().page_revisions()
            if revision.approved_go_live_at < now - LATE or told_of(revision).exists()
            if isinstance(page := revision.content_object, BasePage)
            and page.permissions_for_user(request.user).can_edit()
        ]

    def get_context_data(self, parent_context: Context | None = None) -> dict[str, Any]:
        """What the template names."""
        return {"rows": self.rows}
