"""Importing projects in the admin: choose a file, see what it would do, and confirm that."""

import csv
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from ..models import PendingImport
from .columns import COLUMNS, explained
from .csv_file import read
from .dry_run import Wish, run
from .forms import ImportForm, sections_for
from .report import LineKind, Report

# The box that lets names stay which their level hides.
STAY = "names_stay"
READ = "mosaics_read"


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
    PendingImport.forget_old()
    pending, name = None, str(form.files["file"])[:200]
    if not report.is_wrong:
        pending = PendingImport.objects.create(
            user=user,
            index=wish.index,
            name=name,
            data=cleaned["file"],
            publish=wish.publish,
            shown=report.digest,
        )
    return _preview(request, report, pending, name)


def _preview(
    request: HttpRequest, report: Report, pending: PendingImport | None, name: str, **more: Any
) -> HttpResponse:
    counts = {kind: report.count(kind) for kind in LineKind}
    context = {"report": report, "pending": pending, "name": name, "counts": counts, **more}
    context |= {"stay": STAY, "read": READ}
    return render(request, "projects/admin/import_preview.html", context)


@require_POST
def confirm_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Do what the preview showed; show it anew when it would do something else by now."""
    PendingImport.forget_old()
    pending = get_object_or_404(PendingImport, pk=pk, user=request.user)
    stay, was_read = (bool(request.POST.get(name)) for name in (STAY, READ))
    wish = Wish(pending.index, request.user, pending.publish, stay, was_read)
    report = run(read(bytes(pending.data)), wish, write=True, shown=pending.shown)
    if report.digest != pending.shown:
        pending.shown = report.digest
        pending.save(update_fields=["shown"])
        shown = None if report.is_wrong else pending
        return _preview(request, report, shown, pending.name, is_other=True)
    if wish.waits_for(report):
        return _preview(request, report, pending, pending.name, is_unticked=True)
    pending.delete()
    new, changed = report.count(LineKind.NEW), report.count(LineKind.CHANGED)
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
