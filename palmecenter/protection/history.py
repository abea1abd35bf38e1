"""What Wagtail remembers of a page beside the page itself, and making it forget.

Earlier revisions, the titles in log entries, comments and redirects from old addresses may tell
what a higher level hides, and so may the words of texts that the editor has rewritten since.
"""

import copy
from typing import Any

from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Comment, PageLogEntry, Revision, TaskState

from .levels import ProtectionLevel

# Wagtail asks for the first when it prints an entry; they tell dates, numbers and levels alone.
HARMLESS = ("revision", "level")


def harmless(data: dict[str, Any] | None) -> dict[str, Any]:
    """What a log entry may keep telling of a thing whose level is raised."""
    return {key: value for key, value in (data or {}).items() if key in HARMLESS}


def log_level(thing: Any, act: str, step: tuple[str, str], user: Any) -> None:
    """Let Wagtail's history of a thing say a change of level; the entry tells levels alone."""
    before, after = map(str, step)
    data = {"level": {"before": before, "after": after}}
    log(instance=thing, action=f"palmecenter.level.{act}", user=user, data=data)


def of_lower_level(page: Any) -> list[Revision]:
    """Return the revisions of a page that were made at a lower level than the page has now."""
    lower = {str(level) for level in ProtectionLevel(page.protection).lesser}
    return [
        revision
        for revision in page.revisions.all()
        if revision.content.get("protection", ProtectionLevel.OPEN) in lower
    ]


def rewrite(page: Any, revisions: list[Revision]) -> list[dict[str, Any]]:
    """Let revisions say what the page says now, and be due at no time; return what they held.

    They stay in the history, with their dates and authors: logs and workflows refer to them.
    """
    earlier = [copy.deepcopy(revision.content) for revision in revisions]
    content = page.serializable_data()
    for revision in revisions:
        revision.content = content
        revision.object_str = str(page)
        revision.approved_go_live_at = None
    Revision.objects.bulk_update(revisions, ["content", "object_str", "approved_go_live_at"])
    return earlier


def forget_words(page: Any) -> list[str]:
    """Let log entries and addresses tell no old titles; delete comments, and return their words."""
    for entry in PageLogEntry.objects.filter(page=page.pk):
        entry.label = page.title
        entry.data = harmless(entry.data)
        entry.save(update_fields=["label", "data"])
    forget_addresses(page)
    TaskState.objects.filter(workflow_state__object_id=str(page.pk)).exclude(comment="").update(
        comment=""
    )
    comments = Comment.objects.filter(page=page.pk)
    words = [
        text
        for comment in comments.prefetch_related("replies")
        for text in (comment.text, *(reply.text for reply in comment.replies.all()))
    ]
    comments.delete()
    return words


def forget_addresses(page: Any) -> None:
    """Delete the redirects that lead to a page or to one below it: old slugs may be names."""
    Redirect.objects.filter(redirect_page__path__startswith=page.path).delete()
