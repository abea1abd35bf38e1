"""A page of the admin that raises the level of another at once."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.models import Page

from .copies import public_copies
from .forms import removed_labels, what_becomes_of_it
from .levels import ProtectionLevel, begins_anew
from .panels import EXPLAINED
from .raising import higher_levels, may_raise, raise_level, removed_by_raising
from .renaming import general_headings, kept_names, new_name_field


class RaiseForm(forms.Form):
    """Which level, and which copies along with the page."""

    level = forms.ChoiceField(label=_("Protection level"), widget=forms.RadioSelect)
    copies = forms.MultipleChoiceField(
        label=_("Raise these as well"), required=False, widget=forms.CheckboxSelectMultiple
    )
    new_name = new_name_field()
    agreed = forms.BooleanField(label=_("Remove what the level hides, and all that is named here"))

    def __init__(self, *args: Any, page: Any, user: Any, **kwargs: Any) -> None:
        """Offer the levels above the page's, and its copies that the user may publish."""
        super().__init__(*args, **kwargs)
        levels = higher_levels(page)
        level: Any = self.fields["level"]
        level.choices = [(one.value, one.label) for one in levels]
        self.found = [one for one in public_copies(page, levels[-1]) if may_raise(one, user)]
        if self.found:
            copies: Any = self.fields["copies"]
            copies.choices = [(str(one.pk), one.get_admin_display_title()) for one in self.found]
        else:
            del self.fields["copies"]

    def chosen_copies(self) -> list[Any]:
        """Return the copies that are ticked."""
        chosen = set(self.cleaned_data.get("copies", ()))
        return [one for one in self.found if str(one.pk) in chosen]


def raise_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what raising the level removes; do it when asked to."""
    page = get_object_or_404(Page, pk=pk).specific
    if not may_raise(page, request.user):
        raise PermissionDenied
    form = RaiseForm(request.POST or None, page=page, user=request.user)
    if not form.is_valid():
        return render(request, "protection/admin/raise.html", _context(page, form))
    was_live, removed = page.live, removed_by_raising(page)
    pages = [page, *form.chosen_copies()]
    called = [(one, type(one)._base_manager.get(pk=one.pk)) for one in pages]
    level, new_name = form.cleaned_data["level"], form.cleaned_data["new_name"]
    raise_level(page, level, request.user, pages[1:], new_name=new_name)
    tell_raised(request, page, was_live=was_live, removed=removed)
    _tell_kept_names(request, called)
    return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def _context(page: Any, form: RaiseForm) -> dict[str, Any]:
    levels = [
        {"text": EXPLAINED[level], "removes": removed_labels(type(page), level)}
        for level in higher_levels(page)
    ]
    latest = page.get_latest_revision_as_object()
    return {
        "page": page,
        "form": form,
        "levels": levels,
        "removed": removed_by_raising(page),
        "kept": what_becomes_of_it(),
        "called": kept_names(latest, latest),
        "general": " / ".join(f"“{one}”" for one in general_headings(latest).values()),
    }


def _tell_kept_names(request: HttpRequest, called: list[tuple[Any, Any]]) -> None:
    """Name the raised pages that are still called what old copies call them."""
    kept = []
    for page, before in called:
        now = type(page)._base_manager.get(pk=page.pk)
        if begins_anew(before.protection, now.protection) and kept_names(now, before):
            address = reverse("wagtailadmin_pages:edit", args=[now.pk])
            kept.append((address, now.get_admin_display_title()))
    if kept:
        words = gettext(
            "Old copies lead to what is still called as before. Give it another heading and "
            "address:"
        )
        links = format_html_join(", ", '<a href="{}">{}</a>', kept)
        messages.warning(request, format_html("{} {}", words, links))


def tell_raised(
    request: HttpRequest, page: Any, *, was_live: bool, removed: list[str] | None = None
) -> None:
    """Say what a raise has done, and which copies of the page are on the site still."""
    page = type(page)._base_manager.get(pk=page.pk)
    said = [
        gettext("The protection is “%(level)s” now.")
        % {"level": ProtectionLevel(page.protection).label}
    ]
    if page.live:
        said.append(gettext("The page is on the site at this level."))
    elif was_live and page.protection == ProtectionLevel.CLOSED:
        said.append(gettext("The page is off the site."))
    elif was_live:
        said.append(gettext("The page is off the site until it is published again at this level."))
    messages.success(request, " ".join([*said, *(removed or [])]))
    if copies := public_copies(page, page.protection):
        messages.warning(request, format_html("{} {}", said_of_copies(copies), _links(copies)))


def said_of_copies(copies: list[Any]) -> str:
    """Return how many copies of a page are public."""
    if len(copies) == 1:
        return gettext("A copy of this page is public:")
    return gettext("%(count)d copies of this page are public:") % {"count": len(copies)}


def _links(copies: list[Any]) -> SafeString:
    return format_html_join(
        ", ",
        '<a href="{}">{}</a>',
        (
            (reverse("raise_protection", args=[one.pk]), one.get_admin_display_title())
            for one in copies
        ),
    )
