"""Party oriented support in the admin: its vocabulary, and questions that nobody can answer."""

from typing import Any

from django.http import HttpRequest
from django.template.context import Context
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import ChapterPage, Focus, GlossaryTerm, KnowledgeQuestion


class GlossaryViewSet(SnippetViewSet):
    """The glossary of the manual."""

    model = GlossaryTerm
    icon = "openquote"
    list_display = ["term_sv", "term_en", "definition_sv", "definition_en"]
    ordering = ["term_sv"]


class FocusViewSet(SnippetViewSet):
    """The kinds of support."""

    model = Focus
    icon = "tag"
    list_display = ["name_sv", "name_en", "sort_order"]
    ordering = ["sort_order"]


class PartySupportGroup(SnippetViewSetGroup):
    """The menu of what the section has beside its pages."""

    menu_label = _("Party oriented support")
    menu_icon = "group"
    menu_order = 310
    items = (GlossaryViewSet, FocusViewSet)


register_snippet(PartySupportGroup)


class UnanswerablePanel(Component):
    """Names the public chapters that somebody may edit and whose questions lack a right answer.

    They cannot be published any more; those that were are left out for readers, who are told
    nothing.
    """

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


@hooks.register("construct_homepage_panels")
def tell_of_unanswerable_questions(request: HttpRequest, panels: list[Component]) -> None:
    """Put questions that readers do not see on the first page of the admin, if there are any."""
    panel = UnanswerablePanel(request)
    if panel.rows:
        panels.append(panel)
