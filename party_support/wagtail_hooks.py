"""Party oriented support in the admin: the words that are explained, and the kinds of support."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Focus, GlossaryTerm


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
