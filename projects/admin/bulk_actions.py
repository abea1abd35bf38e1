"""What staff do to several projects at once, each after a page that says what will happen.

A change is a new revision of each project, so that its history shows it and takes it back. Only a
page that has nothing else unpublished goes live with it; nobody's draft is published on the way.
"""

from functools import partial
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _, ngettext

from palmecenter.languages.availability import has_required_texts
from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.panels import NAMES_FOR_STAFF
from palmecenter.protection.bulk import attempt
from palmecenter.protection.lowering import LevelLoweredError
from palmecenter.taxonomy.models import Theme

from ..choices import SAID_BY_STAFF
from ..models import ProjectPage
from ..status import told_status
from .bulk_publishing import (
    ListedProjects,
    PublishProjects,
    UnpublishProjects,
    lowering_left,
    publish,
)

AS_DATES_SAY = "dates"


class ChangeForm(forms.Form):
    """Whether what is changed goes live at once."""

    publish = forms.BooleanField(
        label=_("Publish at once"),
        required=False,
        help_text=_(
            "Only pages that are live and have no other unpublished changes. The others get a "
            "draft."
        ),
    )


class ChangeProjects(ListedProjects):
    """An action that changes something in each project."""

    template_name = "projects/admin/bulk_change.html"
    form_class: type[forms.Form] = ChangeForm

    def check_perm(self, page: ProjectPage) -> bool:
        """Whether the user may edit a project, and nobody has locked it."""
        permissions = page.permissions_for_user(self.request.user)
        return permissions.can_edit() and not permissions.page_locked()

    def change(self, draft: ProjectPage, form: forms.Form) -> bool:
        """Change a draft by what the form says; true if anything is different now."""
        raise NotImplementedError

    def now(self, draft: ProjectPage) -> str:
        """What a project says now of what is going to be changed."""
        raise NotImplementedError

    def object_context(self, page: ProjectPage) -> dict[str, Any]:
        """Add what each project says now."""
        draft = page.get_latest_revision_as_object()
        return {**super().object_context(page), "now": self.now(draft)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the action is called."""
        return {**super().get_context_data(**kwargs), "action": self}

    def get_execution_context(self) -> dict[str, Any]:
        """Give the action its form and who asks for it."""
        self.lowering: list[LevelLoweredError] = []
        return {"form": self.cleaned_form, "user": self.request.user, "action": self}

    @classmethod
    def execute_action(cls, objects: list[ProjectPage], **kwargs: Any) -> tuple[int, int]:
        """Change the projects; count those that changed, and those of them that went live."""
        form, user, action = kwargs["form"], kwargs["user"], kwargs["action"]
        changed = published = 0
        for page in objects:
            draft = page.get_latest_revision_as_object()
            if not action.change(draft, form):
                continue
            goes_live = form.cleaned_data["publish"] and _may_go_live(page, user)
            error = attempt(partial(draft.save_revision, user=user, log_action=True))
            if isinstance(error, LevelLoweredError):
                action.lowering.append(error)
                continue
            if error:
                raise error
            changed += 1
            published += bool(goes_live and publish(draft.latest_revision, user))
        return changed, published

    def get_success_message(self, changed: int, published: int) -> str:
        """Say how many projects are different now, and how many of them for readers too."""
        said = ngettext("%(count)d project changed", "%(count)d projects changed", changed)
        live = ngettext("%(count)d published", "%(count)d published", published)
        left = lowering_left(self.lowering)
        return f"{said % {'count': changed}}, {live % {'count': published}}.{left}"


def _may_go_live(page: ProjectPage, user: Any) -> bool:
    return (
        page.live
        and not page.has_unpublished_changes
        and page.permissions_for_user(user).can_publish()
    )


class StatusForm(ChangeForm):
    """Which status."""

    status = forms.ChoiceField(
        label=_("Status"),
        choices=[(AS_DATES_SAY, _("as the period says")), *SAID_BY_STAFF],
    )
    field_order = ["status"]


class SetStatus(ChangeProjects):
    """Says where projects stand, whatever their dates."""

    display_name = _("Set status")
    action_type = "set_status"
    aria_label = _("Set the status of the selected projects")
    action_priority = 10
    form_class = StatusForm

    def change(self, draft: ProjectPage, form: forms.Form) -> bool:
        """Set the status, or leave it to the dates."""
        chosen = form.cleaned_data["status"]
        before = draft.status_override
        draft.status_override = "" if chosen == AS_DATES_SAY else chosen
        return draft.status_override != before

    def now(self, draft: ProjectPage) -> str:
        """The status; nothing where a level hides what it follows from."""
        status = told_status(draft)
        return capfirst(str(status.label)) if status else ""


class ThemeForm(ChangeForm):
    """Which theme."""

    theme = forms.ModelChoiceField(label=_("Theme"), queryset=Theme.objects.all())
    field_order = ["theme"]


class AddTheme(ChangeProjects):
    """Adds a theme to projects."""

    display_name = _("Add theme")
    action_type = "add_theme"
    aria_label = _("Add a theme to the selected projects")
    action_priority = 20
    form_class = ThemeForm

    def change(self, draft: ProjectPage, form: forms.Form) -> bool:
        """Add the theme where it is missing."""
        themes = list(draft.themes.all())
        if form.cleaned_data["theme"] in themes:
            return False
        draft.themes.set([*themes, form.cleaned_data["theme"]])
        return True

    def now(self, draft: ProjectPage) -> str:
        """The themes."""
        return ", ".join(str(theme) for theme in draft.themes.all())


class ReadyForm(ChangeForm):
    """Which language."""

    language = forms.ChoiceField(label=_("Language"), choices=list(NAMES_FOR_STAFF.items()))
    field_order = ["language"]


class MarkReady(ChangeProjects):
    """Marks a language of projects as ready, where its texts are there."""

    display_name = _("Mark language as ready")
    action_type = "mark_ready"
    aria_label = _("Mark a language of the selected projects as ready")
    action_priority = 30
    form_class = ReadyForm

    def change(self, draft: ProjectPage, form: forms.Form) -> bool:
        """Mark the language as ready unless a text is missing that it cannot do without."""
        code = form.cleaned_data["language"]
        column = localized("ready", code)
        if getattr(draft, column) or not has_required_texts(draft, code):
            return False
        setattr(draft, column, True)
        return True

    def now(self, draft: ProjectPage) -> str:
        """The languages that are ready."""
        ready = [str(NAMES_FOR_STAFF[c]) for c in CODES if getattr(draft, localized("ready", c))]
        return ", ".join(ready)


BULK_ACTIONS = (SetStatus, AddTheme, MarkReady, PublishProjects, UnpublishProjects)
