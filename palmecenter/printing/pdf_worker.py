"""The PDF worker: a program of its own that makes a PDF of what it is given, of nothing else.

    python -m palmecenter.printing.pdf_worker < job > document.pdf

A job (a ZIP) holds `document.html`, `base` (the document's absolute address), whether it is to
be laid as a `booklet` and, under `resources/`, the style sheets, fonts and pictures by their
absolute addresses, each with its media type. What is not in the job does not exist here: no
address is fetched and no file is opened for a document. The program knows no settings and no
secret, and limits its own memory and time, so that a document that breaks it breaks nothing else;
and it lets everything else on the machine go first. What fails is told by type and place, without a
word of the document.
"""

import json
import os
import re
import resource
import sys
import traceback
from io import BytesIO
from pathlib import Path
from urllib.parse import urldefrag
from zipfile import ZipFile

MOST_MEMORY = 2 * 1024**3
MOST_SECONDS = 120
MOST_BYTES = 200 * 1024**2
# How ready it is to let others go first: readers wait for pages, nobody for this.
NICENESS = 10
# The status of a document that takes more memory than there is.
TOO_BIG = 3

# The pictures on a sheet: sharp on paper, light on a weak line.
DOTS_PER_INCH = 150
JPEG_QUALITY = 70

INDEX, DOCUMENT = "index.json", "document.html"


def adapted(css: str) -> str:
    """Write a style sheet of the site as WeasyPrint 70 reads it.

    It skips whatever is inside `@supports`, though it knows nesting; and `content` on a marker ends
    it altogether.
    """
    css = re.sub(r"@supports\s+selector\(&\)\s*\{", "@media all {", css)
    return re.sub(r"(::marker\s*\{[^}]*?)\bcontent:[^;}]*;?", r"\1", css)


def make_pdf(job: ZipFile) -> bytes:
    """Make the PDF of a job, tagged for those who listen (PDF/UA-1)."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    index = json.loads(job.read(INDEX))

    class OnlyFromJob(URLFetcher):
        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            """Give what the job has for an address; refuse any other."""
            entry = index["resources"].get(urldefrag(url).url)
            if entry is None:
                raise ValueError(f"Not in the job: {url}")
            data = job.read(entry["name"])
            if entry["type"] == "text/css":
                data = adapted(data.decode()).encode()
            return URLFetcherResponse(url, data, {"Content-Type": entry["type"]})

    document = HTML(
        string=job.read(DOCUMENT).decode(),
        base_url=index["base"],
        url_fetcher=OnlyFromJob(),
    )
    made: bytes = document.write_pdf(
        pdf_variant="pdf/ua-1",
        optimize_images=True,
        jpeg_quality=JPEG_QUALITY,
        dpi=DOTS_PER_INCH,
    )
    whole = mended(made)
    if not index.get("booklet"):
        return whole
    from .booklet import imposed  # pypdf takes memory: only where needed.

    return imposed(whole)


def mended(pdf: bytes) -> bytes:
    """Add to a PDF what WeasyPrint leaves out of its tags.

    Table headers say what they head; a picture without words for it is decoration, and no figure.
    """
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        for element in document.objects:
            kind = element.get("/S") if isinstance(element, pikepdf.Dictionary) else None
            if kind == pikepdf.Name.TH:
                _give_scope(element)
            elif kind == pikepdf.Name.Figure and "/Alt" not in element:
                element["/S"] = pikepdf.Name.NonStruct
        out = BytesIO()
        document.save(
            out,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    return out.getvalue()


def _give_scope(header: "object") -> None:
    """Let a header head its column, or its row where it stands before data."""
    import pikepdf

    assert isinstance(header, pikepdf.Dictionary)  # noqa: S101 - for the type checker
    row = header.get("/P")
    cells = row.get("/K") if isinstance(row, pikepdf.Dictionary) else None
    kinds = {cell.get("/S") for cell in cells} if isinstance(cells, pikepdf.Array) else set()
    scope = pikepdf.Name.Row if pikepdf.Name.TD in kinds else pikepdf.Name.Column
    header["/A"] = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=scope)


def main() -> None:
    """Make a PDF of the job that comes in by standard input."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_BYTES, MOST_BYTES))
    os.nice(NICENESS)
    try:
        with ZipFile(BytesIO(sys.stdin.buffer.read())) as job:
            made = make_pdf(job)
    except MemoryError:
        sys.exit(TOO_BIG)
    except Exception as error:
        sys.exit(f"\n{where(error)}")
    sys.stdout.buffer.write(made)


def where(error: BaseException) -> str:
    """Tell the type of an exception and the places it passed, innermost last, on one line."""
    places = [
        f"{Path(frame.f_code.co_filename).name}:{line}"
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    return " ".join([type(error).__name__, *places])


if __name__ == "__main__":
    main()
