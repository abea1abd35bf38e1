"""Choosing an organisation or a person: their levels are seen, and can be chosen by."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)
from wagtail.snippets.widgets import AdminSnippetChooser

from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.marks import LEVEL, LevelColumn, marked_name


class LevelFilterForm(SearchFilterMixin, BaseFilterForm):
    """Searches, and narrows the choice to one level. Closed ones are no choice."""

    protection = forms.ChoiceField(
        label=LEVEL,
        choices=[
            ("", _("All levels")),
            *((one.value, one.label) for one in ProtectionLevel if one != ProtectionLevel.CLOSED),
        ],
        required=False,
        widget=forms.Select(attrs={"data-chooser-modal-search-filter": True}),
    )

    def filter(self, objects: QuerySet) -> Any:
        """Return those of the level. Before the search, whose results are no query any more."""
        if level := self.cleaned_data.get("protection"):
            objects = objects.filter(protection=level)
        return super().filter(objects)


class LevelsShownMixin:
    """A list to choose from, with a column for the level."""

    filter_form_class = LevelFilterForm

    @property
    def columns(self) -> list[Column]:
        """The columns, and the level."""
        return [*super().columns, LevelColumn(sort_key=None)]  # type: ignore[misc]  # a mixin


class MarkedNameMixin:
    """Says of what was chosen which level it has."""

    def get_display_title(self, instance: Any) -> str:
        """Return the name with the level."""
        return marked_name(instance)


class LevelsChooseView(LevelsShownMixin, ChooseView):
    """The list in a window."""


class LevelsChooseResultsView(LevelsShownMixin, ChooseResultsView):
    """The list alone, when it is narrowed."""


class MarkedChosenView(MarkedNameMixin, SnippetChosenView):
    """What was chosen."""


class MarkedChosenMultipleView(MarkedNameMixin, SnippetChosenMultipleView):
    """What was chosen, of several."""


class MarkedChooser(MarkedNameMixin, AdminSnippetChooser):
    """What is chosen, in a form."""


class LevelsChooserViewSet(SnippetChooserViewSet):
    """Organisations or people to choose from."""

    choose_view_class = LevelsChooseView
    choose_results_view_class = LevelsChooseResultsView
    chosen_view_class = MarkedChosenView
    chosen_multiple_view_class = MarkedChosenMultipleView
    base_widget_class = MarkedChooser
