"""What Wagtail remembers of a page beside the page itself, and making it forget.

Earlier revisions, the titles in log entries, comments and redirects from old addresses may tell
what a higher level hides, and so may the words of texts that the editor has rewritten since.
"""

import copy
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from modelcluster.fields import ParentalKey
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Comment, PageLogEntry, Revision, TaskState

from .levels import ProtectionLevel

# Wagtail asks for these when it prints an entry; they tell dates and numbers alone.
HARMLESS = ("revision",)


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
        entry.data = {key: entry.data[key] for key in HARMLESS if key in (entry.data or {})}
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


def leave_revisions(thing: Any, fields: Iterable[Any]) -> None:
    """Take what is closed out of the revisions of pages that name it by some of their columns.

    Drafts that still did could not be opened any more: for the default manager it is not there.
    """
    places: dict[type, list[tuple[str, str]]] = defaultdict(list)
    for field in fields:
        parents = [one for one in field.model._meta.fields if isinstance(one, ParentalKey)]
        for parent in parents:
            relation = parent.remote_field.get_accessor_name()
            places[parent.remote_field.model].append((relation, field.name))
        if not parents:
            places[field.model].append(("", field.name))
    for model, names in places.items():
        of_type = Revision.objects.filter(content_type=ContentType.objects.get_for_model(model))
        for revision in of_type.iterator(chunk_size=100):
            if _leaves(revision.content, names, thing.pk):
                revision.save(update_fields=["content"])


def _leaves(content: dict[str, Any], names: list[tuple[str, str]], key: Any) -> bool:
    """Empty the columns of a revision that hold a key; say whether any did."""
    rows = [
        (row, name)
        for relation, name in names
        for row in (content.get(relation, []) if relation else [content])
        if row.get(name) == key
    ]
    for row, name in rows:
        row[name] = None
    return bool(rows)
