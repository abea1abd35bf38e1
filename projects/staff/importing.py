"""Importing projects in the admin: choose a file, see what it would do, and confirm that."""

import csv
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from ..importing.columns import COLUMNS
from ..importing.explaining import explained
from ..importing.reading import FileError, Line, read
from ..importing.report import Kind, Report
from ..importing.trial import Wish, run
from ..models import HeldImport, ProjectIndexPage

# The box that lets names stay which their level hides.
STAY = "names_stay"
READ = "mosaics_read"


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
        choices = ProjectIndexPage.objects.filter(pk__in=[one.pk for one in sections])
        self.fields["index"].queryset = choices  # type: ignore[attr-defined] # a ModelChoiceField
        if len(sections) == 1:
            self.fields["index"].widget = forms.HiddenInput()
            self.initial["index"] = sections[0].pk
        self.lines: list[Line] = []

    def clean_file(self) -> bytes:
        """Return what is in the file; it must be readable."""
        data = self.cleaned_data["file"].read()
        try:
            self.lines = read(data)
        except FileError as error:
            raise forms.ValidationError(str(error)) from error
        return data


def sections_for(user: AbstractBaseUser | AnonymousUser) -> list[ProjectIndexPage]:
    """Return the sections in which a user may add projects or edit them."""
    found = []
    for index in ProjectIndexPage.objects.all():
        may = index.permissions_for_user(user)
        if may.can_add_subpage() or may.can_edit():
            found.append(index)
    return found


def import_view(request: HttpRequest) -> HttpResponse:
    """Ask for a file; show what it would do."""
    user: Any = request.user
    sections = sections_for(user)
    if not sections:
        raise PermissionDenied
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(*given, sections=sections)
    if not form.is_valid():
        context = {"form": form, "columns": explained()}
        return render(request, "projects/admin/import.html", context)
    cleaned = form.cleaned_data
    wish = Wish(cleaned["index"], request.user, cleaned["publish"])
    report = run(form.lines, wish, write=False)
    HeldImport.forget_old()
    held, name = None, str(form.files["file"])[:200]
    if not report.is_wrong:
        held = HeldImport.objects.create(
            user=user,
            index=wish.index,
            name=name,
            data=cleaned["file"],
            publish=wish.publish,
            shown=report.digest,
        )
    return _preview(request, report, held, name)


def _preview(
    request: HttpRequest, report: Report, held: HeldImport | None, name: str, **more: Any
) -> HttpResponse:
    counts = {kind: report.count(kind) for kind in Kind}
    context = {"report": report, "held": held, "name": name, "counts": counts, **more}
    context |= {"stay": STAY, "read": READ}
    return render(request, "projects/admin/import_preview.html", context)


@require_POST
def confirm_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Do what the preview showed; show it anew when it would do something else by now."""
    HeldImport.forget_old()
    held = get_object_or_404(HeldImport, pk=pk, user=request.user)
    stay, was_read = (bool(request.POST.get(name)) for name in (STAY, READ))
    wish = Wish(held.index, request.user, held.publish, stay, was_read)
    report = run(read(bytes(held.data)), wish, write=True, shown=held.shown)
    if report.digest != held.shown:
        held.shown = report.digest
        held.save(update_fields=["shown"])
        shown = None if report.is_wrong else held
        return _preview(request, report, shown, held.name, is_other=True)
    if wish.waits_for(report):
        return _preview(request, report, held, held.name, is_unticked=True)
    held.delete()
    new, changed = report.count(Kind.NEW), report.count(Kind.CHANGED)
    made = ngettext("%(count)d new project", "%(count)d new projects", new) % {"count": new}
    edited = ngettext("%(count)d project changed", "%(count)d projects changed", changed)
    messages.success(request, f"{made}, {edited % {'count': changed}}.")
    return redirect("projects:index")


def columns_view(request: HttpRequest) -> HttpResponse:
    """Send an empty file with all columns, as Excel opens it."""
    if not sections_for(request.user):
        raise PermissionDenied
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="projects.csv"'
    csv.writer(response, delimiter=";").writerow(COLUMNS)
    return response
