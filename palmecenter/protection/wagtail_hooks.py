"""What the admin says of levels: above a page, after a save, in the history and in a report."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _, gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page

from .bulk import PublishPages
from .level_report import LevelReportView
from .levels import ProtectionLevel
from .lowering import ITSELF, Step, Steps, is_lower, lowered, stored_level
from .mixins import ProtectionMixin
from .models import LevelChange
from .mosaics.messages import refuse_to_publish_unread, say_what_tells_together
from .raise_view import raise_view, tell_raised
from .raising import may_raise

hooks.register("before_edit_page", say_what_tells_together)
hooks.register("before_bulk_action", refuse_to_publish_unread)

SAID_IN_HISTORY = {
    LevelChange.Act.RAISED: gettext_lazy("Protection raised from “%(before)s” to “%(after)s”"),
    LevelChange.Act.LOWERED: gettext_lazy("Protection lowered from “%(before)s” to “%(after)s”"),
    LevelChange.Act.HELD: gettext_lazy(
        "Not published on schedule: it would have lowered the protection from “%(before)s” to "
        "“%(after)s”, and nobody agreed to that"
    ),
}


def _labels(step: Step) -> dict[str, Any]:
    return {
        "before": ProtectionLevel(step.before).label,
        "after": ProtectionLevel(step.after).label,
    }


@hooks.register("register_log_actions")
def register_changes_of_levels(actions: LogActionRegistry) -> None:
    """Let the history of a page, an organisation or a person say how its level changed."""
    for act, said in SAID_IN_HISTORY.items():
        formatter = type("LevelFormatter", (LevelFormatter,), {"label": act.label, "said": said})
        actions.register_action(f"palmecenter.level.{act.value}")(formatter)


class LevelFormatter(LogFormatter):
    """Says a change of level."""

    said: Any = ""

    def format_message(self, log_entry: Any) -> str:
        """Return the entry's words, with both levels."""
        level = (log_entry.data or {}).get("level")
        return str(self.said % _labels(Step(**level)) if level else self.label)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """Give the page that raises a level, and the report, their addresses."""
    report = LevelReportView
    results = report.as_view(results_only=True)
    return [
        path("protection/<int:pk>/raise/", raise_view, name="raise_protection"),
        path("reports/protection/", report.as_view(), name="level_report"),
        path("reports/protection/results/", results, name="level_report_results"),
    ]


@hooks.register("register_reports_menu_item")
def register_report_menu_item() -> MenuItem:
    """Put the report into the menu of reports."""
    words, address = gettext_lazy("Protection levels"), reverse("level_report")
    return MenuItem(words, address, icon_name="lock", order=60)


@hooks.register("register_page_header_buttons")
def raise_button(page: Any, user: Any, **_kwargs: Any) -> Iterator[Button]:
    """Lead from a page, locked or not, to where its level is raised at once."""
    if page.pk and may_raise(page.specific, user):
        address = reverse("raise_protection", args=[page.pk])
        yield Button(_("Raise the protection"), address, icon_name="lock", priority=70)


@hooks.register("before_edit_page")
def note_the_level(request: HttpRequest, page: Page) -> None:
    """Note what is stored before a form is saved, for what is said after it."""
    if request.method == "POST" and isinstance(page, ProtectionMixin):
        row = type(page)._base_manager.filter(pk=page.pk).values_list("protection", "live")
        setattr(request, BEFORE, row.first())


@hooks.register("after_edit_page")
def say_what_a_raise_has_done(request: HttpRequest, page: Page) -> None:
    """Say whether the page left the site, and which copies of it are there still."""
    level, was_live = getattr(request, BEFORE, None) or ("", False)
    if level and is_lower(level, stored_level(page)):
        tell_raised(request, page, was_live=was_live)


BEFORE = "level_before"
"""The attribute of a request that holds the page's level and whether it was live."""


@hooks.register("before_edit_page")
def say_that_the_level_is_lowered(request: HttpRequest, page: Page) -> None:
    """Say so above a draft that would lower it: whoever approves one need not find it in a tab."""
    if request.method != "GET" or not isinstance(page, ProtectionMixin):
        return
    steps = lowered(page)
    if steps:
        messages.warning(request, format_html("<strong>{}</strong>", _lowers(steps)))
    held = LevelChange.of(page).exclude(act=LevelChange.Act.AGREED).first()
    if held and held.act == LevelChange.Act.HELD:
        message = SAID_IN_HISTORY[LevelChange.Act.HELD] % _labels(Step(held.before, held.after))
        messages.warning(request, f"{message}.")


def _lowers(steps: Steps) -> str:
    step = steps.get(ITSELF)
    if step is None:
        return _(
            "This draft lowers the protection of somebody who takes part, or of a comment. Whoever "
            "publishes it is asked first."
        )
    message = _(
        "This draft lowers the protection. The level of the page is “%(now)s”, that of the draft "
        "“%(draft)s”. Whoever approves or publishes the draft makes public what it tells, and is "
        "asked first."
    )
    levels = _labels(step)
    return message % {"now": levels["before"], "draft": levels["after"]}


@hooks.register("before_copy_page")
def refuse_copy_at_a_lower_level(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Copy nothing of which a draft is at a lower level than it is: a copy would be at that."""
    with_all = request.POST.get("copy_subpages")
    pages = page.get_descendants(inclusive=True) if with_all else Page.objects.filter(pk=page.pk)
    drafts = pages.filter(has_unpublished_changes=True).specific()
    lower = next((one for one in drafts if lowered(one.get_latest_revision_as_object())), None)
    if lower is None:
        return None
    message = _(
        "“%(page)s” has a draft that lowers the protection, and cannot be copied as long as it is "
        "there. Publish the draft, or save it at the level of the page."
    )
    messages.error(request, message % {"page": lower.get_admin_display_title()})
    return redirect(reverse("wagtailadmin_pages:edit", args=[lower.pk]))


# Behind Wagtail's own, which it takes the place of.
hooks.register("register_bulk_action", PublishPages, order=100)
