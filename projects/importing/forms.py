"""The form that staff send a file of projects with."""

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils.translation import gettext_lazy

from ..models import ProjectIndexPage
from .csv_file import FileError, read
from .report import Line


class ImportForm(forms.Form):
    """The file, where to, and whether to publish."""

    file = forms.FileField(label=gettext_lazy("CSV file"))
    index = forms.ModelChoiceField(
        label=gettext_lazy("Section"), queryset=ProjectIndexPage.objects.none(), empty_label=None
    )
    publish = forms.BooleanField(
        label=gettext_lazy("Publish at once"),
        required=False,
        help_text=gettext_lazy("New projects, and those without other unpublished changes."),
    )

    def __init__(self, *args: Any, sections: list[ProjectIndexPage], **kwargs: Any) -> None:
        """Offer the sections that the user may import into."""
        super().__init__(*args, **kwargs)
        choices = ProjectIndexPage.objects.filter(pk__in=[index.pk for index in sections])
        self.fields["index"].queryset = choices  # type: ignore[attr-defined] # a ModelChoiceField
        if len(sections) == 1:
            self.fields["index"].widget = forms.HiddenInput()
            self.initial["index"] = sections[0].pk
        self.lines: list[Line] = []

    def clean_file(self) -> bytes:
        """Read what is in the file; it must be readable."""
        data = self.cleaned_data["file"].read()
        try:
            self.lines = read(data)
        except FileError as error:
            raise forms.ValidationError(str(error)) from error
        return data


def sections_for(user: AbstractBaseUser | AnonymousUser) -> list[ProjectIndexPage]:
    """The sections in which a user may add projects or edit them."""
    found = []
    for index in ProjectIndexPage.objects.all():
        may = index.permissions_for_user(user)
        if may.can_add_subpage() or may.can_edit():
            found.append(index)
    return found
