"""Party oriented support in the admin: the words that are explained, and the kinds of support."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Focus, GlossaryTerm
from .unanswerable import UnanswerablePanel


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


@hooks.register("construct_homepage_panels")
def tell_of_unanswerable_questions(request: HttpRequest, panels: list[Component]) -> None:
    """Put questions that readers do not see on the first page of the admin, if there are any."""
    panel = UnanswerablePanel(request)
    if panel.rows:
        panels.append(panel)
