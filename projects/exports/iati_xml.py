"""The small vocabulary that both IATI files are written with."""

from collections.abc import Iterable
from datetime import date, datetime

from lxml import etree

from palmecenter.languages.codes import CODES
from palmecenter.languages.normalizing import well_formed

from .records import Texts

IATI_VERSION = "2.03"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Ours, for what IATI has no word for: that a record is invented for the demonstration.
NAMESPACE = "urn:x-palmecenter:open-data"
DEMO = f"{{{NAMESPACE}}}demo"
CURRENCY = "SEK"
# Codelists of the standard.
NATIONAL_NGO = "22"
EXCLUSIONS_POLICY = "B08"
ACTIVITY_PAGE = "A12"


def opening(tag: str, now: datetime) -> str:
    """The beginning of a file. What is in it is written piece by piece."""
    generated = now.isoformat(timespec="seconds")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{tag} version="{IATI_VERSION}" generated-datetime="{generated}">\n'
    )


def closing(tag: str) -> str:
    """The end of a file."""
    return f"</{tag}>\n"


def new(tag: str, **attributes: object) -> etree._Element:
    """Make an element; an attribute's underscores stand for hyphens, and None leaves it out."""
    element = etree.Element(tag, nsmap={"palme": NAMESPACE})
    _set(element, attributes)
    return element


def add(parent: etree._Element, tag: str, **attributes: object) -> etree._Element:
    """Add an element at the end of another."""
    element = etree.SubElement(parent, tag)
    _set(element, attributes)
    return element


def _set(element: etree._Element, attributes: dict[str, object]) -> None:
    for name, value in attributes.items():
        if value is not None:
            element.set(name.replace("_", "-"), well_formed(str(value)))


def narrate(parent: etree._Element, texts: Texts) -> etree._Element:
    """Say something in each language it exists in."""
    for code in CODES:
        if texts.get(code):
            narrative = add(parent, "narrative")
            narrative.set(XML_LANG, code)
            narrative.text = well_formed(texts[code])
    return parent


def add_period(parent: etree._Element, start: date, end: date) -> None:
    """Add the first and the last day of a period."""
    add(parent, "period-start", iso_date=start.isoformat())
    add(parent, "period-end", iso_date=end.isoformat())


def add_value(parent: etree._Element, amount: int, day: date) -> None:
    """Add a sum, worth what it is worth on a day."""
    value = add(parent, "value", currency=CURRENCY, value_date=day.isoformat())
    value.text = str(amount)


def add_document(parent: etree._Element, url: str, title: Texts, category: str, code: str) -> None:
    """Link a page of the site in one language."""
    link = add(parent, "document-link", url=url, format="text/html")
    narrate(add(link, "title"), title)
    add(link, "category", code=category)
    add(link, "language", code=code)


def shares_of_a_hundred(count: int) -> list[str]:
    """Equal percentages that add up to 100: 33.34, 33.33, 33.33."""
    each, left = divmod(10_000, count)
    return [f"{(each + (place < left)) / 100:g}" for place in range(count)]


def equal_shares(amount: int, count: int) -> list[int]:
    """A sum divided equally, in whole kronor that add up to it."""
    each, left = divmod(amount, count)
    return [each + (place < left) for place in range(count)]


def as_text(elements: Iterable[etree._Element]) -> str:
    """Elements as text, one after the other, each on lines of its own."""
    pieces = []
    for element in elements:
        etree.indent(element)
        pieces.append(etree.tostring(element, encoding="unicode"))
    return "\n".join([*pieces, ""])
