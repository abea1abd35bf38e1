"""What was found in a PDF, in words for the editor who is about to upload it."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, ngettext

from .cleaning import Finding, Outcome

# Of each kind; a book may have hundreds of comments.
MOST_SHOWN = 8


def is_refused(findings: Iterable[Finding]) -> bool:
    """Whether the file cannot be stored, whatever the editor says."""
    return any(one.kind.outcome is Outcome.REFUSED for one in findings)


def told(findings: Iterable[Finding]) -> SafeString:
    """A sentence, then each kind with its pages and their first words, a line each.

    It stands in a paragraph, as errors of a form do, so there are no lists in it.
    """
    findings = list(findings)
    if is_refused(findings):
        lead = _("This PDF cannot be taken as it is. It holds more than its pages show.")
    else:
        lead = _(
            "This PDF holds more than its pages show. Nothing has been stored yet: "
            "read first what was found."
        )
    by_kind = defaultdict(list)
    for one in findings:
        by_kind[one.kind].append(one)
    kinds = ((kind.words, _lines(found)) for kind, found in by_kind.items())
    return format_html("{}{}", lead, format_html_join("", "<br><br><strong>{}</strong>{}", kinds))


def _lines(found: list[Finding]) -> SafeString:
    lines = [line for one in found[:MOST_SHOWN] if (line := _line(one))]
    more = len(found) - MOST_SHOWN
    if lines and more > 0:
        lines.append(ngettext("and one more", "and %(more)s more", more) % {"more": more})
    return format_html_join("", "<br>{}", ((line,) for line in lines))


def _line(one: Finding) -> str:
    """Where it is and how it begins, as far as either is known."""
    values = {"page": one.page, "excerpt": one.excerpt}
    if one.page and one.excerpt:
        return _("Page %(page)s: “%(excerpt)s”") % values
    if one.page:
        return _("Page %(page)s") % values
    return _("“%(excerpt)s”") % values if one.excerpt else ""
