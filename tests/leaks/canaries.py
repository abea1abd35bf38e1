"""Words, sums and years that stand for what nobody may know, and finding them in whatever comes.

A word is all consonants: it survives slugs, addresses, entities and capitals as it is, no program
hyphenates it, and nobody writes it by chance.
"""

import binascii
import hashlib
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote_plus

import pikepdf
from PIL import Image, UnidentifiedImageError
from pypdf import PdfReader

LETTERS = "bcdfghjklmnpqrstvwxz"
WORD = re.compile(r"zq[b-df-hj-np-tv-xz]{8}")
SPACE = "[\\s\u00a0\u202f.,'’]?"
SUM = re.compile(rf"(?<!\d)7{SPACE}\d{{3}}{SPACE}\d{{3}}(?!\d)")
YEAR = re.compile(r"(?<![\w#.-])20[5-9]\d(?!\w)")
BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{24,}={0,2}")
FIRST_SUM, STEP = 7_000_019, 9_176
FIRST_YEAR = 2051
ARCHIVES = b"PK\x03\x04"


class Canaries:
    """All canaries of a site, each by what it stands for: `ProjectPage/protected/budget`."""

    def __init__(self) -> None:
        self.meanings: dict[str, str] = {}

    def word(self, meaning: str) -> str:
        """Return a new word. Its first letter is a capital, as a name's."""
        digest = hashlib.sha256(meaning.encode()).digest()
        word = "zq" + "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:8])
        return self._note(word, meaning).capitalize()

    def sum(self, meaning: str) -> int:
        """Return a new sum of seven digits."""
        count = sum(mark.startswith("7") for mark in self.meanings)
        return int(self._note(str(FIRST_SUM + STEP * count), meaning))

    def day(self, meaning: str) -> date:
        """Return a day in a year in which nothing else is."""
        count = sum(mark.startswith("20") for mark in self.meanings)
        return date(int(self._note(str(FIRST_YEAR + count), meaning)), 3, 7)

    def known(self, mark: str, meaning: str) -> str:
        """Note a word that something else brings with it, such as the name of a country."""
        self._note(mark.lower(), meaning)
        return mark

    def _note(self, mark: str, meaning: str) -> str:
        if self.meanings.setdefault(mark, meaning) != meaning:
            raise LookupError(f"{mark} stands for {self.meanings[mark]} already.")
        return mark

    def words_of(self, meaning: str) -> list[str]:
        """Return the words whose meaning holds some text."""
        return [mark for mark, what in self.meanings.items() if meaning in what and mark[0] > "9"]

    def in_text(self, text: str, *, is_for_people: bool = True) -> set[str]:
        """Return what the canaries in a text stand for, in whatever spelling they are there.

        Where programs alone read it, digits are anything: only words are looked for.
        """
        text = html.unescape(unquote_plus(text)).replace("\u00ad", "").lower()
        marks = {*WORD.findall(text)}
        if is_for_people:
            marks |= {*YEAR.findall(text)}
            marks |= {re.sub(r"\D", "", found) for found in SUM.findall(text)}
        known = (mark for mark in self.meanings if not mark.startswith(("zq", "7", "20")))
        marks |= {mark for mark in known if mark in text}
        return {self.meanings[mark] for mark in marks if mark in self.meanings}

    def in_bytes(self, data: bytes) -> set[str]:
        """Return what the canaries in a file stand for, packed, coded or plain."""
        found: set[str] = set()
        for part, is_for_people in unpacked(data):
            # UTF-16 is every letter with a zero at its side.
            for spelling in {part, part.replace(b"\0", b"")}:
                text = spelling.decode("utf-8", "ignore")
                found |= self.in_text(text, is_for_people=is_for_people)
        return found


Part = tuple[bytes, bool]
"""Some bytes, and whether people read them."""


def unpacked(data: bytes) -> Iterator[Part]:
    """Yield a file and all that is inside it."""
    if data.startswith(ARCHIVES):
        yield data, False
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                yield member.filename.encode(), True
                yield from unpacked(archive.read(member))
    elif data.startswith(b"%PDF"):
        yield data, False
        yield from _in_pdf(data)
    elif data.startswith(b"\x1f\x8b"):
        yield from unpacked(zlib.decompress(data, wbits=31))
    else:
        is_text = b"\0" not in data[:64]
        yield data, is_text
        if is_text:
            yield _from_base64(data), False


def _in_pdf(data: bytes) -> Iterator[Part]:
    """Yield the objects of a PDF, with their streams, and its text without breaks."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield "\n".join(map(repr, pdf.objects)).encode(), False
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        fonts = ("/FontFile2", "/FontFile3", "/Length1", "/Subtype")
        for stream in streams:
            is_font = any(name in stream for name in fonts)
            if stream.get("/Filter") == pikepdf.Name.FlateDecode and not is_font:
                yield stream.read_bytes(), False
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(data)).pages]
    yield " ".join(sheets).encode(), True
    yield re.sub(r"[-\u00ad]?\s+", "", "".join(sheets)).encode(), False


def _from_base64(data: bytes) -> bytes:
    """Return what could be coded in a text, all together: a word may begin anywhere in a run."""
    decoded = []
    for coded in BASE64.findall(data):
        run = coded.translate(bytes.maketrans(b"-_", b"+/")).rstrip(b"=")
        for start in range(4):
            part = run[start:]
            decoded.append(binascii.a2b_base64(part[: len(part) // 4 * 4]))
    return b" ".join(decoded)


def camera_facts(data: bytes) -> bool:
    """Say whether a picture tells where, when or by what it was taken."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            return bool(picture.getexif() or {"xmp", "comment", "photoshop"} & {*picture.info})
    except UnidentifiedImageError:
        return False
