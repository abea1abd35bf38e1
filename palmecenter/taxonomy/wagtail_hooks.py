"""The taxonomy in the admin: one menu with a list for each kind of term."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import EditView, SnippetViewSet, SnippetViewSetGroup

from palmecenter.protection.marks import LevelColumn, marked_name

from .choosers import LevelsChooserViewSet
from .models import (
    Challenge,
    Country,
    Organisation,
    Person,
    Region,
    Scale,
    TargetGroup,
    Theme,
    WayOfWorking,
)


class TermViewSet(SnippetViewSet):
    """A list of terms with their names in both languages."""

    icon = "tag"
    list_display = ["name_sv", "name_en"]
    ordering = ["name_sv"]


class ThemeViewSet(TermViewSet):
    """Themes."""

    model = Theme
    list_display = ["name_sv", "name_en", "dac_sector"]


class ChallengeViewSet(TermViewSet):
    """What parties struggle with."""

    model = Challenge
    icon = "warning"


class TargetGroupViewSet(TermViewSet):
    """Target groups."""

    model = TargetGroup
    icon = "group"


class OrderedTermViewSet(TermViewSet):
    """Terms in an order that staff drag them into."""

    ordering = ["sort_order"]


class WayOfWorkingViewSet(OrderedTermViewSet):
    """Ways of working."""

    model = WayOfWorking
    icon = "cogs"


class ScaleViewSet(OrderedTermViewSet):
    """Scales."""

    model = Scale
    icon = "order"


class RegionViewSet(TermViewSet):
    """Regions."""

    model = Region
    icon = "globe"


class CountryViewSet(TermViewSet):
    """Countries, by region."""

    model = Country
    icon = "site"
    list_display = ["name_sv", "name_en", "code", "region"]
    list_filter = ["region"]


class EveryLevelEditView(EditView):
    """Edits closed ones too, which the default manager does not know of."""

    def get_queryset(self) -> QuerySet:
        """What can be edited."""
        return self.model.all_levels.all()

    def get_page_subtitle(self) -> str:
        """Say in the header which level it has."""
        return marked_name(self.object)


class OrganisationViewSet(TermViewSet):
    """Organisations, by what they are to the Center."""

    edit_view_class = EveryLevelEditView

    model = Organisation
    icon = "home"
    list_display = ["name_sv", LevelColumn(), "name_en", "role", "kind"]
    chooser_viewset_class = LevelsChooserViewSet
    list_filter = ["role", "kind", "protection"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """List closed ones too."""
        return self.model.all_levels.order_by("name_sv")


class PersonViewSet(SnippetViewSet):
    """People."""

    edit_view_class = EveryLevelEditView
    model = Person
    icon = "user"
    list_display = ["name", LevelColumn(), "role_sv", "role_en", "organisation"]
    chooser_viewset_class = LevelsChooserViewSet
    list_filter = ["organisation", "protection"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """List closed ones too."""
        return self.model.all_levels.order_by("name")


class TaxonomyGroup(SnippetViewSetGroup):
    """The menu of everything that pages are sorted by or refer to."""

    menu_label = _("Terms and names")
    menu_icon = "tag"
    menu_order = 300
    items = (
        CountryViewSet,
        RegionViewSet,
        ThemeViewSet,
        TargetGroupViewSet,
        ChallengeViewSet,
        WayOfWorkingViewSet,
        ScaleViewSet,
        OrganisationViewSet,
        PersonViewSet,
    )


register_snippet(TaxonomyGroup)
