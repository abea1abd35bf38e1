"""Texts as they are kept, whatever program they were pasted from.

Presentation programs break a line by a vertical tab, Macs take letters and accents apart, web pages
and PDF files bring characters that nobody sees. Here all that becomes what was meant: composed
letters (Unicode NFC), line feeds, and no character that carries nothing. What is seen stays, and so
does what is not seen and yet says something: joiners in Persian, Burmese, Indic scripts and emoji,
marks of direction beside letters that run from right to left.
"""

import re
from html import unescape
from html.entities import html5
from unicodedata import normalize

# Most texts consist of these alone, and are by that what they should be.
_SUSPECT = re.compile("[^\t\n -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0]")
_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_LINE_ENDS = re.compile("[\t ]*\n[\t\n ]*|\t")
# Text in HTML: there, a line feed is a blank, and so is what ends a page.
_BREAKS_IN_HTML = re.compile("[\v\x85\u2028\u2029]")
_TAG = re.compile("(<[^>]*>)")

_SURROGATES = re.compile("[\ud800-\udfff]")
# Controls, noncharacters, marks of what was there in another program.
_NOTHING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u202d\u202e\u2060-\u2065\u206a-\u206f\u3164\ufdd0"
    "-\ufdef\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    + "".join(f"{chr(end - 1)}{chr(end)}" for end in range(0x1FFFF, 0x110000, 0x10000))
    + "]"
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0591-\u061b\u061d-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_DIRECTIONS = re.compile("[\u034f\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069]")
# Scripts without blanks between words, and those whose letters change shape by their neighbours.
_UNSPACED = "\u0e00-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\ua980-\uaadf"
_JOINING = (
    "\u0620-\u08ff\u0900-\u109f\u1700-\u17ff\u1800-\u180d\u180f-\u18af\u1900-\u1cff\ua800-\uaaff"
    "\uabc0-\uabff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f"
)
_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u20e3\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf"
    "\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff"
)
_VARIANTS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_IN_PLACES = re.compile(f"[\u115f\u1160\u180e\u200b-\u200d{_VARIANTS}]")
_UNNEEDED = re.compile(
    f"(?<![{_UNSPACED}])\u200b(?![{_UNSPACED}])"
    f"|(?<![{_JOINING}])\u200c"
    f"|(?<![{_JOINING}{_EMOJI}])\u200d(?![{_JOINING}])|(?<=[{_EMOJI}])\u200d(?![{_EMOJI}])"
    # The separator of Mongolian, fillers of old Korean, variants of nothing.
    "|(?<![\u1800-\u180d\u180f-\u18af])\u180e"
    "|(?<![\u1100-\u11ff])[\u115f\u1160](?![\u1100-\u11ff])"
    f"|(?<![^\\s{_VARIANTS}])[{_VARIANTS}]"
)
# The flag of Scotland, and the like, is a black one with letters behind it that are not seen.
_TAGS = re.compile(
    "(\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f)|[\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
_REFERENCE = re.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]*));?")
_NOT_IN_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def normalized(text: str) -> str:
    """Write a text of any number of lines as it is kept. The same text when it is so already."""
    if not _SUSPECT.search(text):
        return text
    if _SURROGATES.search(text):
        # Two halves of one character make it, a half alone is nothing.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    text = _TAGS.sub(r"\1", _NOTHING.sub("", _BREAKS.sub("\n", text)))
    if _DIRECTIONS.search(text) and not _RIGHT_TO_LEFT.search(text):
        text = _DIRECTIONS.sub("", text)
    while _IN_PLACES.search(text) and (shorter := _UNNEEDED.sub("", text)) != text:
        text = shorter
    return normalize("NFC", text)


def normalized_line(text: str) -> str:
    """Write a text of one line, such as a name, as it is kept: line breaks and tabs are blanks."""
    text = normalized(text)
    return _LINE_ENDS.sub(" ", text) if "\n" in text or "\t" in text else text


def normalized_html(html: str) -> str:
    """Write a rich text as it is kept, in words and attributes, references to characters too."""
    if "&" in html:
        html = _REFERENCE.sub(_resolved, html)
    if not _SUSPECT.search(html):
        return html
    if _BREAKS_IN_HTML.search(html):
        # Every second part is a tag.
        parts = _TAG.split(html)
        parts[::2] = [_BREAKS_IN_HTML.sub("<br/>", part) for part in parts[::2]]
        parts[1::2] = [_BREAKS_IN_HTML.sub(" ", part) for part in parts[1::2]]
        html = "".join(parts)
    return normalized(html)


def _resolved(reference: re.Match[str]) -> str:
    """Write the character that a reference stands for, if it is one of those looked at here."""
    decimal, hexadecimal, name = reference.groups()
    if name:
        char = html5.get(f"{name};", "")
    else:
        number = int(decimal) if decimal else int(hexadecimal, 16)
        char = chr(number) if number <= 0x10FFFF else ""
    if not char or not _SUSPECT.search(char):
        return reference[0]
    # Browsers read these as the Windows characters that were meant.
    return unescape(reference[0]) if "\x80" <= char <= "\x9f" else char


def well_formed(text: str) -> str:
    """Leave out of a text what neither XML nor HTML may hold, whatever a database holds."""
    return _NOT_IN_XML.sub("", text)
