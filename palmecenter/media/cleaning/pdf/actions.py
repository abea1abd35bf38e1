"""What runs when a PDF is read, and links that tell of somebody's computer."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from pikepdf import Array, Dictionary, Name, Object

from .findings import ACTIONS, LOCAL_LINKS, Finding, excerpt_of
from .walking import Placed, words_of

# Actions that run something or point into somebody's computer.
UNWANTED_ACTIONS = {
    "/JavaScript", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Rendition",
    "/Movie", "/Sound", "/RichMediaExecute", "/GoTo3DView",
}  # fmt: skip
LINK_SCHEMES = {"", "http", "https", "mailto", "tel"}
# Where an action stands.
HOLDERS = ("/A", "/PA", "/Next")


def is_unwanted(action: object) -> bool:
    """Whether this is an action that may not stay; attributes of tags, say, are none."""
    if isinstance(action, Array):
        return any(is_unwanted(single) for single in action)
    if not isinstance(action, Dictionary):
        return False
    kind = action.get("/S")
    if kind == Name.URI:
        address = words_of(action.get("/URI"))
        return address.startswith("\\") or _scheme(address) not in LINK_SCHEMES
    return str(kind) in UNWANTED_ACTIONS


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme
    except ValueError:  # such as `http://[`
        return "?"


def find_actions(found: Iterable[Placed]) -> Iterator[Finding]:
    """Yield scripts, actions and links that are taken out."""
    for page, one in found:
        # Scripts of the whole document stand among its names.
        for name in (*HOLDERS, "/OpenAction", "/Names"):
            yield from _told(page, one.get(name))
        events = one.get("/AA")
        if isinstance(events, Dictionary):
            for key in events.keys():  # noqa: SIM118 - no mapping
                yield from _told(page, events.get(key))


def _told(page: int | None, action: object) -> Iterator[Finding]:
    if isinstance(action, Array):
        for single in action:
            yield from _told(page, single)
    elif isinstance(action, Dictionary) and is_unwanted(action):
        kind = LOCAL_LINKS if action.S in {Name.URI, Name.GoToR, Name.GoToE} else ACTIONS
        yield Finding(kind, page, excerpt_of(_words(action)))


def _words(action: Object) -> str:
    """What an action says: its script, its address, its file, else what it is called."""
    for name in ("/JS", "/URI", "/F", "/Win"):
        value = action.get(name)
        if isinstance(value, Dictionary):
            value = value.get("/UF") or value.get("/F")
        if text := words_of(value):
            return text
    return str(action.get("/S")).lstrip("/")
