"""The form of whoever or whatever has a name asks where pages say it that must not."""

from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from .leaked_names import names_in
from .levels import ProtectionLevel
from .pages_that_say import Place, pages_that_say, terms_that_say

SHOWN = 40
"""Pages that are listed; whoever has that many begins with these."""


class NamedPagesForm(WagtailAdminModelForm):
    """Lists, with links, the pages that tell what must not be told after the form is saved.

    That is the old name of somebody whose level is raised, wherever it stands; and a name that is
    new here, on pages that hide names of its kind already.
    """

    names_stay = forms.BooleanField(
        label=_("The names may stay where they are"),
        required=False,
        help_text=_("Asked for when pages say a name that must not be told any more, or there."),
    )

    instance: Any

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.cleaned_data.get("names_stay") or not self.has_changed():
            return
        if places := self._places():
            self.add_error("names_stay", _listed(places))

    def _places(self) -> list[Place]:
        model = type(self.instance)
        stored = model._base_manager.filter(pk=self.instance.pk).first()
        before = set(names_in([stored])) if stored else set()
        now = set(names_in([self.instance]))
        level = getattr(self.instance, "protection", ProtectionLevel.OPEN)
        if level == ProtectionLevel.OPEN:
            known = before if _is_as_hidden(stored, self.instance) else set()
            return list(pages_that_say(now - known, self._must_not_say))
        gone = before | now if level == ProtectionLevel.CLOSED else before - now
        if stored and stored.protection not in ProtectionLevel(level).lesser:
            return []
        return [*pages_that_say(gone), *terms_that_say(gone, self.instance)]

    def _must_not_say(self, page: Any) -> bool:
        return type(page).must_not_name(page.protection, self.instance)


def _is_as_hidden(stored: Any, now: Any) -> bool:
    """Whether pages that hide something now did so before: under its level, in its role."""
    if stored is None:
        return False
    return all(
        getattr(stored, name, None) == getattr(now, name, None) for name in ("protection", "role")
    )


def _listed(places: list[Place]) -> str:
    """Say which pages tell a name, and where they are edited."""
    links = format_html_join(
        "; ",
        '<a href="{}">{}</a> ({})',
        ((one.url, one.title, ", ".join(one.labels)) for one in places[:SHOWN]),
    )
    more = len(places) - SHOWN
    return format_html(
        "{} {}.{} {}",
        gettext("A name that must not be told stands here:"),
        links,
        " " + gettext("And in %d more.") % more if more > 0 else "",
        gettext("Change the words there first, or tick the box."),
    )
