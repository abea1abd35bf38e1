"""Questions on the site that nobody can answer, on the first page of the admin.

They cannot be published any more; those that were are left out for readers, who are told nothing.
"""

from typing import Any

from django.http import HttpRequest
from django.template.context import Context
from django.urls import reverse
from wagtail.admin.ui.components import Component

from .models import ChapterPage, KnowledgeQuestion


class UnanswerablePanel(Component):
    """Names the public chapters that somebody may edit and whose questions lack a right answer."""

    order = 85
    template_name = "party_support/admin/unanswerable.html"

    def __init__(self, request: HttpRequest) -> None:
        """Look for such questions."""
        lacking = KnowledgeQuestion.objects.exclude(options__is_right=True).order_by("sort_order")
        by_page: dict[int, list[str]] = {}
        for question in lacking.filter(page__live=True):
            by_page.setdefault(question.page_id, []).append(str(question))
        self.rows = [
            {
                "page": page,
                "address": reverse("wagtailadmin_pages:edit", args=[page.pk]),
                "questions": by_page[page.pk],
            }
            for page in ChapterPage.objects.filter(pk__in=by_page).order_by("path")
            if page.permissions_for_user(request.user).can_edit()
        ]

    def get_context_data(self, parent_context: Context | None = None) -> dict[str, Any]:
        """What the template names."""
        return {"rows": self.rows}
