"""What a PDF holds besides its pages, as an editor is told it before the file is stored."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LONGEST_EXCERPT = 80


class Outcome(Enum):
    """What becomes of it: taken out, kept if the editor says so, or the file is not taken."""

    REMOVED = auto()
    ASKED = auto()
    REFUSED = auto()


@dataclass(frozen=True)
class Kind:
    """A kind of thing found; `code` is the code of the error where it is refused."""

    code: str
    outcome: Outcome
    words: str | Promise


ATTACHMENTS = Kind(
    "attachments",
    Outcome.REFUSED,
    _(
        "Other files are attached inside this PDF, and they cannot be cleaned. "
        "Remove the attachments and upload it again."
    ),
)
REDACTIONS = Kind(
    "redactions",
    Outcome.REFUSED,
    _(
        "Text is marked for redaction, but it was never taken out: everybody can read and copy it. "
        "Apply the redactions in the program that you marked it with, and upload the new file."
    ),
)
COVERS = Kind(
    "covers",
    Outcome.REFUSED,
    _(
        "Dark shapes lie on top of the page as comments. Whatever is below them can be read by "
        "whoever moves them. Delete what is below from the document itself and export it anew."
    ),
)
HIDDEN_LAYERS = Kind(
    "hidden_layers",
    Outcome.REFUSED,
    _(
        "There are layers that are hidden, and whoever opens the file can show them. Delete them, "
        "or export without layers, and upload the new file."
    ),
)
INLINE_METADATA = Kind(
    "inline_metadata",
    Outcome.REFUSED,
    _(
        "A picture lies inside the text of a page together with what the camera wrote about it, "
        "and it cannot be cleaned there. Export the document anew."
    ),
)
COVERED = Kind(
    "covered",
    Outcome.ASKED,
    _(
        "Text that cannot be seen, because something dark or light lies over it or it has the "
        "colour of the page. It can still be copied. If it was meant to be taken out, delete it in "
        "the document itself and export it anew."
    ),
)
OUTSIDE = Kind(
    "outside",
    Outcome.ASKED,
    _("Text outside of the edges of the page. Nobody sees it, but it can be copied."),
)
ENTRIES = Kind(
    "entries",
    Outcome.ASKED,
    _("What somebody has filled in in the form. It stays, and everybody can read it."),
)
NAMES = Kind(
    "names",
    Outcome.ASKED,
    _(
        "Texts behind the page (alternative texts, bookmarks, names of fields and layers) with "
        "the name of somebody who worked on the file, or with a file's name. They stay."
    ),
)
COMMENTS = Kind("comments", Outcome.REMOVED, _("Comments. They are removed with their words."))
MARKINGS = Kind(
    "markings",
    Outcome.REMOVED,
    _(
        "Text boxes, stamps, drawings and films that lie on top of the pages. They are removed, "
        "and what is below them becomes visible. What readers need has to be part of the page."
    ),
)
ACTIONS = Kind("actions", Outcome.REMOVED, _("Scripts and actions. They are removed."))
LOCAL_LINKS = Kind(
    "local_links",
    Outcome.REMOVED,
    _("Links to files on somebody's computer. They are removed."),
)
PATHS = Kind(
    "paths",
    Outcome.REMOVED,
    _(
        "Alternative texts and the like that are the name or the path of a file. They are "
        "removed. Write what the picture shows in the document itself and export it anew."
    ),
)
SIGNATURES = Kind(
    "signatures", Outcome.REMOVED, _("Signatures. They are removed with the signer's name.")
)
XFA_FORMS = Kind(
    "xfa", Outcome.REMOVED, _("A form in Adobe's own format (XFA). It is removed with its entries.")
)


@dataclass(frozen=True)
class Finding:
    """One thing found: its kind, the number of its page where it has one, and its first words."""

    kind: Kind
    page: int | None = None
    excerpt: str = ""


def excerpt_of(text: str) -> str:
    """The beginning of a text on one line, without what cannot be printed."""
    printable = "".join(one if one.isprintable() else " " for one in text)
    words = re.sub(r"\s+", " ", printable).strip()
    return words if len(words) <= LONGEST_EXCERPT else f"{words[: LONGEST_EXCERPT - 1]}…"
