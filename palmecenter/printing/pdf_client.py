"""Having a PDF made: packing a job, and running the program that makes a PDF of it."""

import ctypes
import json
import logging
import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from enum import Enum
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from zipfile import ZipFile

from django.conf import settings

from .pdf_worker import DOCUMENT, INDEX, TOO_BIG
from .resources import Resources

logger = logging.getLogger(__name__)

# Raised when the same HTML and the same style sheets are to give another file.
RECIPE = 1
# A document of a thousand pages, and more than any reader wants to print.
MOST_LETTERS = 6_000_000
# How the worker ends where a document takes more memory, time or room than there is.
TOO_MUCH = {TOO_BIG, -signal.SIGXCPU, -signal.SIGXFSZ}
# An exception's type and the places it passed.
PLACES = re.compile(r"\w+( [\w.<>-]+:\d+)*")
# The names under which each library that WeasyPrint opens may be found: Linux, then macOS.
LIBRARIES = (
    ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
)


class Reason(Enum):
    """Why there is no file."""

    NO_LIBRARIES = "no libraries"
    TOO_BIG = "too big"
    FAILED = "failed"
    BUSY = "busy"
    TOO_OFTEN = "too often"
    WORDS = "words"


class NotMadeError(Exception):
    """A file could not be made; `reason` says why, for the reader."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@cache
def can_make_pdf() -> bool:
    """Whether the system libraries that PDF files need are here. Looked for once."""
    return all(any(_opens(name) for name in names) for names in LIBRARIES)


def _opens(name: str) -> bool:
    with suppress(OSError):
        ctypes.CDLL(name)
        return True
    return False


def fingerprint(html: str, resources: Resources) -> str:
    """Put what a document's file depends on into one name: text, style sheets, files, programs.

    Pictures and fonts count by their names, which change with what is in them.
    """
    digest = sha256(f"{RECIPE} {version('weasyprint')} {html}".encode())
    for sheet, text in resources.sheets.items():
        digest.update(sheet.address.encode() + text)
    for resource in resources.others:
        digest.update(resource.address.encode())
    return digest.hexdigest()[:32]


def pack(html: str, base: str, resources: Resources, *, booklet: bool = False) -> bytes:
    """Pack the job that `pdf_worker` reads; see there."""
    out = BytesIO()
    index: dict[str, dict[str, str]] = {}
    with ZipFile(out, "w") as job:
        for number, (resource, data) in enumerate(resources.read()):
            name = f"resources/{number}"
            job.writestr(name, data)
            index[resource.address] = {"name": name, "type": resource.type}
        job.writestr(DOCUMENT, html)
        job.writestr(INDEX, json.dumps({"base": base, "booklet": booklet, "resources": index}))
    return out.getvalue()


def make_pdf(html: str, base: str, resources: Resources, *, booklet: bool = False) -> bytes:
    """Make a PDF of a document, laid on sheets to fold if it is a booklet; raise NotMadeError."""
    if not can_make_pdf():
        raise NotMadeError(Reason.NO_LIBRARIES)
    if len(html) > MOST_LETTERS:
        raise NotMadeError(Reason.TOO_BIG)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "palmecenter.printing.pdf_worker"],
            input=pack(html, base, resources, booklet=booklet),
            capture_output=True,
            cwd=settings.BASE_DIR,
            env=_environment(),
            timeout=settings.SECONDS_TO_MAKE_A_FILE,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise NotMadeError(Reason.TOO_BIG) from error
    except subprocess.CalledProcessError as error:
        if error.returncode in TOO_MUCH:
            raise NotMadeError(Reason.TOO_BIG) from error
        logger.warning("The PDF worker ended with %s: %s", error.returncode, where(error.stderr))
        raise NotMadeError(Reason.FAILED) from error
    except OSError as error:
        raise NotMadeError(Reason.FAILED) from error
    return done.stdout


def where(said: bytes) -> str:
    """The worker's own words on its failure, and nothing that a document put there."""
    last = said.decode(errors="replace").strip().rpartition("\n")[2]
    return last if PLACES.fullmatch(last) else ""


def _environment() -> dict[str, str]:
    """The worker's environment: where programs and fonts are, and no secret.

    The same document gives the same bytes, so that a download goes on after its file was made anew:
    fonts would tell the time, and sets have an order of the day.
    """
    kept = ("PATH", "HOME", "XDG_CACHE_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "TMPDIR")
    found = {name: os.environ[name] for name in kept if name in os.environ}
    return {"LANG": "C.UTF-8", "SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0", **found}
