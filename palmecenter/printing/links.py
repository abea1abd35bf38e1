"""Links on paper: a mark behind each link in the text, and the addresses as notes at the end.

Notes of links are called L1, L2 … so that nobody takes them for the text's own footnotes 1, 2 …
"""

from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup
from bs4.dammit import EntitySubstitution
from bs4.element import Tag
from bs4.formatter import HTMLFormatter
from django.utils.safestring import SafeString, mark_safe

# As a browser wants it: `<br>` without a slash, letters as they are.
HTML = HTMLFormatter(EntitySubstitution.substitute_xml, void_element_close_prefix="")


@dataclass(frozen=True)
class LinkNote:
    """Where a link leads: `address` as it is printed, `href` as it is followed."""

    number: int
    address: str
    href: str

    @property
    def mark(self) -> str:
        """What stands behind the link and before the note: `L1`."""
        return f"L{self.number}"


def number_links(html: str, base: str) -> tuple[SafeString, list[LinkNote]]:
    """Return safe HTML with a mark behind every link, and the notes, in the order of the text.

    `base` is the absolute address of the page, which relative links start from. One address has
    one note, however often it is linked. Links within the page, and links whose words are their
    address, need none. The rest of the HTML, which must be sound, stays as it is.
    """
    soup = BeautifulSoup(html, "html.parser")
    notes: dict[str, LinkNote] = {}
    for link in soup.find_all("a", href=True):
        href = _absolute(str(link["href"]).strip(), base)
        address = _on_paper(href, base)
        if not address or _is_in_words(address, link):
            continue
        note = notes.setdefault(address, LinkNote(len(notes) + 1, address, href))
        mark = soup.new_tag("sup", attrs={"class": "link-note"}, string=note.mark)
        link.insert_after(mark)
    # Rendered by our templates, which escape; only our own marks were added.
    return mark_safe(soup.decode(formatter=HTML)), list(notes.values())  # noqa: S308


def _absolute(href: str, base: str) -> str:
    try:
        return urljoin(base, href) if href else ""
    except ValueError:  # such as `http://[`, which an editor may well have typed
        return ""


def _on_paper(href: str, base: str) -> str:
    """Return the address to print for a link; empty when there is nothing to print."""
    parts = urlsplit(href)
    if parts.scheme in {"http", "https"}:
        page, fragment = urldefrag(href)
        return "" if fragment and page == urldefrag(base).url else href
    if parts.scheme in {"mailto", "tel"}:
        return unquote(parts.path)
    return ""


def _is_in_words(address: str, link: Tag) -> bool:
    """Say whether the words of a link tell its address already, give or take `https://`."""
    words = "".join(link.get_text().split())
    if "//" not in address:
        return address.replace(" ", "") in words
    bare = address.partition("//")[2].rstrip("/")
    return words.partition("//")[2].rstrip("/") == bare or words.rstrip("/") == bare
