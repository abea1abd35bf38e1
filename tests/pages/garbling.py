"""Forms of the admin as a browser sends them, and each of them garbled in many ways."""

import os
import re
from collections.abc import Iterable, Iterator
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import QueryDict
from django.test import Client
from wagtail.blocks import StreamValue
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

# How many rows or blocks there are, and which: without them nobody knows what is meant.
COUNTED = re.compile(r"(-|^)(TOTAL_FORMS|INITIAL_FORMS|MIN_NUM_FORMS|MAX_NUM_FORMS|count)$")
KEY = re.compile(r"-(id|type|order|deleted|ORDER|DELETE)$")
NUMBERS = ("", "-1", "7", "x", "1.5", "٣", "9" * 30)
KEYS = ("", "0", "999999", "x", "-1", "9" * 30)
VALUES = (
    *("", "x" * 5000, "a\0b", "\ud800", "[", "{}", "null", '{"blocks": 5}', '{"entityMap": []}'),
    *("99999999999999999999", "-1", "1e999", "NaN", "2026-02-30", "25:61", "javascript:alert(1)"),
    *("http://[", "[1, 2]", '[{"type": "x"}]', '"', "0x10", "12,5"),
)
IS_THOROUGH = int(os.environ.get("GARBLED", "6")) > 1000
Fields = list[tuple[str, str]]
Cases = list[tuple[str, dict[str, Any]]]


def posted(form: Tag) -> Fields:
    """Return what a browser would send of a form, without its buttons and files."""
    found: Fields = []
    for field in form.find_all(["input", "textarea", "select"]):
        name, kind = field.get("name"), field.get("type", "")
        if not name or field.has_attr("disabled") or kind in {"submit", "button", "file", "image"}:
            continue
        if field.name == "select":
            chosen = [one for one in field.find_all("option") if one.has_attr("selected")]
            found += [(str(name), str(one.get("value", ""))) for one in chosen]
        elif field.name == "textarea":
            found.append((str(name), field.text.removeprefix("\n")))
        elif kind not in {"checkbox", "radio"} or field.has_attr("checked"):
            unsaid = "on" if kind in {"checkbox", "radio"} else ""
            found.append((str(name), str(field.get("value", unsaid))))
    return found


def forms_of(html: bytes | str) -> list[Tag]:
    """Return the forms of a page that change something."""
    soup = BeautifulSoup(html, "lxml")
    return [one for one in soup.find_all("form") if str(one.get("method", "")).lower() == "post"]


def streams_of(form: Any) -> Fields:
    """Return what the script of the editor adds to a page's form: the blocks of its texts."""
    found: Fields = []
    for name in form.fields:
        value = form[name].value()
        if isinstance(value, StreamValue):
            blocks = [("text", rich_text(block["value"])) for block in value.raw_data]
            found += nested_form_data({name: streamfield(blocks)}).items()
    return [(name, str(value)) for name, value in found]


def block_types(form: Any) -> list[str]:
    """Return every type of block that the texts of a page may have."""
    blocks = (getattr(field, "block", None) for field in form.fields.values())
    return sorted({name for block in blocks if block for name in block.child_blocks})


def garbled(
    fields: Fields, *, turn: int = 0, thorough: bool = False
) -> Iterator[tuple[str, Fields]]:
    """Yield the fields of a form, each time with one thing wrong, and what that is.

    Each field is left out and holds one wrong value, another one each `turn`; `thorough`, all.
    """
    names = list(dict.fromkeys(name for name, _value in fields))
    yield "nothing", []
    for place, name in enumerate(names):
        yield f"no {name}", [one for one in fields if one[0] != name]
        values = _wrong(name)
        step = len(values) if thorough else 1
        for number in range(step):
            value = values[(place + turn + number) % len(values)]
            yield f"{name}={value[:20]!r}", [(n, value if n == name else v) for n, v in fields]
    for prefix in {name.rpartition("-")[0] for name in names if COUNTED.search(name)}:
        yield (
            f"no count {prefix}",
            [one for one in fields if not (one[0].startswith(prefix) and COUNTED.search(one[0]))],
        )
        yield f"nothing of {prefix}", [one for one in fields if not one[0].startswith(prefix)]


def _wrong(name: str) -> tuple[str, ...]:
    if COUNTED.search(name):
        return NUMBERS
    return KEYS if KEY.search(name) else VALUES


def query(fields: Iterable[tuple[str, str]], **more: str) -> dict[str, Any]:
    """Return fields as the test client takes them."""
    data = QueryDict(mutable=True)
    for name, value in [*fields, *more.items()]:
        data.appendlist(name, value.encode("utf-8", "replace").decode())
    return dict(data.lists())


def failing(client: Client, address: str, cases: Cases) -> list[str]:
    """Post each case, undo what it did, and return those that failed."""
    failed = []
    for what, data in cases:
        with transaction.atomic():
            response: Any = client.post(address, data)
            transaction.set_rollback(True)
        if response.status_code >= 500:
            failed.append(f"{address} {what}: {response.status_code} {response.exc_info}")
    return failed


def some(cases: Iterable[Any], step: int) -> list[Any]:
    """Return every so many of some cases; all where the tests are thorough."""
    return list(cases)[:: 1 if IS_THOROUGH else step]


def cases_of(fields: Fields) -> Cases:
    """Return all garbles of a form; each of its fields sent twice; and as a file."""
    cases = [(what, query(given)) for what, given in garbled(fields, thorough=True)]
    for name, value in fields:
        cases.append((f"{name} twice", query([*fields, (name, f"{value}x")])))
        file = SimpleUploadedFile("x.txt", b"x")
        cases.append((f"{name} as a file", {**query(fields), name: file}))
    return cases
