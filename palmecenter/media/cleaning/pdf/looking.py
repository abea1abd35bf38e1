"""What a PDF holds besides its pages, for the editor to see before it is stored."""

from contextlib import suppress
from typing import BinaryIO

import pikepdf

from .actions import find_actions
from .comments import find_comments
from .covered import covered_texts
from .findings import Finding, Outcome
from .hidden import find_hidden, hidden_layers, inline_metadata
from .labels import find_labels
from .walking import placed


def pdf_findings(source: BinaryIO) -> list[Finding]:
    """What a PDF holds besides its pages, the worst first; nothing of one that cannot be read.

    Cleaning refuses that, with words of its own.
    """
    source.seek(0)
    found: list[Finding] = []
    with suppress(Exception):  # parsers meet hostile bytes here and raise whatever they like
        with pikepdf.open(source, attempt_recovery=False) as pdf:
            found = structure_findings(pdf)
        found += covered_texts(source)
    source.seek(0)
    order = (Outcome.REFUSED, Outcome.ASKED, Outcome.REMOVED)
    return sorted(
        dict.fromkeys(found), key=lambda one: (order.index(one.kind.outcome), one.page or 0)
    )


def structure_findings(pdf: pikepdf.Pdf) -> list[Finding]:
    """What the objects of a PDF tell, without drawing its pages."""
    objects = list(placed(pdf))
    return [
        *find_hidden(objects),
        *hidden_layers(pdf),
        *inline_metadata(pdf),
        *find_comments(objects),
        *find_actions(objects),
        *find_labels(pdf, objects),
    ]


def refusals(pdf: pikepdf.Pdf) -> list[Finding]:
    """What keeps a PDF from being stored at all, by whatever way it comes."""
    objects = list(placed(pdf))
    found = [
        *find_hidden(objects),
        *hidden_layers(pdf),
        *inline_metadata(pdf),
        *find_comments(objects),
    ]
    return [one for one in found if one.kind.outcome is Outcome.REFUSED]
