"""How to cite a work: CSL JSON, BibTeX and plain text, and the files with them.

All but the view are pure functions over one record.
"""

import json
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify

from palmecenter.languages.localized import reader_language
from palmecenter.languages.normalizing import well_formed

TYPES = {
    "json": "application/vnd.citationstyles.csl+json",
    "bib": "application/x-bibtex; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}

# What TeX reads as commands; a brace that is left open breaks the whole file.
TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "&": r"\&",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
NO_YEAR = {"sv": "u.å.", "en": "n.d."}
BIBTEX_TYPES = {"book": "book", "report": "techreport", "article-newspaper": "article"}


@dataclass(frozen=True)
class Name:
    """An author: a person's family and given name, or an organisation's whole name in `family`."""

    family: str
    given: str = ""
    is_organisation: bool = False

    @property
    def reversed(self) -> str:
        """The name as it stands in a list of references: `Lind, Anna`."""
        return f"{self.family}, {self.given}" if self.given else self.family


@dataclass(frozen=True)
class Work:
    """What is known of a work. `type` is CSL's; `issued` a day or a year, if known at all."""

    type: str
    title: str
    language: str
    url: str
    publisher: str
    slug: str
    authors: list[Name] = field(default_factory=list)
    issued: date | int | None = None
    container: str = ""
    series: str = ""
    isbn: str = ""

    @property
    def year(self) -> int | None:
        """The year, if known."""
        return self.issued.year if isinstance(self.issued, date) else self.issued

    @property
    def key(self) -> str:
        """What the work is called in a file of references: letters, digits and hyphens."""
        return "-".join(filter(None, [slugify(self.slug) or "work", str(self.year or "")]))


def split_name(name: str, *, is_organisation: bool) -> Name:
    """Take a name apart: `Lind, Anna` as it says, `Anna Lind` by its last word."""
    name = " ".join(name.split())
    if is_organisation:
        return Name(name, is_organisation=True)
    family, comma, given = name.partition(",")
    if comma:
        return Name(family.strip(), given.strip())
    given, _space, family = name.rpartition(" ")
    return Name(family, given)


def csl_json(work: Work) -> list[dict[str, Any]]:
    """Write the work as CSL JSON (citationstyles.org), which reference managers read."""
    item: dict[str, Any] = {
        "id": work.key,
        "type": work.type,
        "title": work.title,
        "language": work.language,
        "URL": work.url,
        "publisher": work.publisher,
        "author": [
            {"literal": name.family}
            if name.is_organisation
            else {"family": name.family, "given": name.given}
            for name in work.authors
        ],
        "issued": _date_parts(work.issued),
        "container-title": work.container,
        "collection-title": work.series,
        "ISBN": work.isbn,
    }
    return [{key: value for key, value in item.items() if value}]


def _date_parts(issued: date | int | None) -> dict[str, list[list[int]]] | None:
    if isinstance(issued, date):
        return {"date-parts": [[issued.year, issued.month, issued.day]]}
    return {"date-parts": [[issued]]} if issued else None


def bibtex(work: Work) -> str:
    """Write the work as a BibTeX entry, in UTF-8."""
    kind = BIBTEX_TYPES.get(work.type, "misc")
    publisher = {"techreport": "institution", "article": "", "misc": "howpublished"}
    fields = {
        "author": " and ".join(_tex_name(name) for name in work.authors),
        "title": f"{{{_tex(work.title)}}}",
        "year": str(work.year or ""),
        "month": _month(work.issued),
        "journal": _tex(work.container),
        publisher.get(kind, "publisher"): _tex(work.publisher),
        "series": _tex(work.series),
        "isbn": work.isbn,
        "language": work.language,
        # Within braces of its own: an address is taken as it is.
        "url": re.sub(r"[{}\s\\]", "", work.url),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if name and value]
    return f"@{kind}{{{work.key},\n" + ",\n".join(lines) + "\n}\n"


def _tex(text: str) -> str:
    return "".join(TEX.get(letter, letter) for letter in " ".join(text.split()))


def _tex_name(name: Name) -> str:
    """Write a name; an organisation's is kept together by braces, whatever words are in it."""
    return f"{{{_tex(name.family)}}}" if name.is_organisation else _tex(name.reversed)


def _month(issued: date | int | None) -> str:
    return str(issued.month) if isinstance(issued, date) else ""


def plain(work: Work, language: str) -> str:
    """Write the work as a line of a list of references, in a language of the site."""
    by = "; ".join(name.reversed for name in work.authors) or work.publisher
    when = work.issued.isoformat() if isinstance(work.issued, date) else work.year
    parts = [
        f"{by} ({when or NO_YEAR[language]})",
        work.title,
        work.container,
        work.series,
        work.publisher if work.authors else "",
        f"ISBN {work.isbn}" if work.isbn else "",
    ]
    ended = [part if part[-1] in ".?!" else f"{part}." for part in parts if part]
    return " ".join([*ended, work.url])


def serve_citation(page: Any, request: HttpRequest, ending: str) -> HttpResponse:
    """Answer with a reference to a page (`Citable`) as a file; `ending` says in which form."""
    work = page.work(request)
    if ending == "json":
        text = well_formed(json.dumps(csl_json(work), ensure_ascii=False, indent=2))
    elif ending == "bib":
        text = bibtex(work)
    else:
        text = plain(work, reader_language()) + "\n"
    response = HttpResponse(text, content_type=TYPES[ending])
    response["Content-Disposition"] = f'attachment; filename="{work.key}.{ending}"'
    response["X-Robots-Tag"] = "noindex"
    return response
