"""Ways through a PDF: its dictionaries, with the page that they belong to, and their words."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream, String

Placed = tuple[int | None, Dictionary | Stream]
# A page's annotations stand in an array, mostly as references.
ANNOTATIONS = "/Annots"


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[Dictionary | Stream]:
    """Yield every dictionary and stream of the document, those inside others too."""
    for top in pdf.objects:
        yield from within(top)


def within(top: Object) -> Iterator[Dictionary | Stream]:
    """Yield an object, if it is a dictionary, and the dictionaries that stand directly in it."""
    waiting = [top]
    while waiting:
        found = waiting.pop()
        if isinstance(found, (Dictionary, Stream)):
            yield found
            children = [found.get(key) for key in found.keys()]  # noqa: SIM118 - no mapping
        elif isinstance(found, Array):
            children = list(found)
        else:
            continue
        # What is indirect comes by itself. The last is taken first.
        direct = [c for c in children if isinstance(c, Object) and not c.is_indirect]
        waiting += reversed(direct)


def placed(pdf: pikepdf.Pdf) -> Iterator[Placed]:
    """Yield every dictionary with the number of its page: of pages and what is annotated there."""
    pages: dict[tuple[int, int], int] = {}
    for number, page in enumerate(pdf.pages, 1):
        for top in (page.obj, *_annotations(page.obj)):
            if top.is_indirect:  # else it comes with what it stands in
                pages.setdefault(top.objgen, number)
    for top in pdf.objects:
        for one in within(top):
            yield pages.get(top.objgen), one


def _annotations(page: Object) -> list[Object]:
    listed = page.get(ANNOTATIONS)
    if not isinstance(listed, Array):
        return []
    found = [one for one in listed if isinstance(one, Object)]
    return [listed, *found] if listed.is_indirect else found


def words_of(value: object) -> str:
    """The words of a text; of a stream that holds one; of several; empty for all else."""
    if isinstance(value, Stream):
        return value.read_bytes().decode("utf-8", "replace")
    if isinstance(value, String):
        return str(value)
    if isinstance(value, Array):
        return ", ".join(filter(None, map(words_of, value)))
    return ""
