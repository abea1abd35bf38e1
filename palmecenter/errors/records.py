"""What is said of a log record: where something happened, never what was in it.

A path may hold the key of a registration, an exception's message what somebody wrote, a variable
a name that nobody may read. So a line has the route instead of the path, the types and places of
exceptions instead of their messages, and of other libraries' words what they say, not what they put
into them. Our own loggers say what whoever wrote them chose to say.
"""

import logging
import re
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .causes import chain, code_of
from .request_ids import current_id

ROOT = Path(__file__).resolve().parent.parent.parent
OURS = ("palmecenter", "projects", "party_support", "publications", "events")
PLACEHOLDER = re.compile(r"%(?:%|(?:\(\w+\))?[-#0 +]*\d*(?:\.\d+)?[a-zA-Z])")


def described(record: logging.LogRecord) -> dict[str, Any]:
    """Return what may be told of a record, as JSON takes it; nothing that is empty."""
    request = getattr(record, "request", None)
    error = error_of(record)
    told = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "logger": record.name,
        "message": message_of(record),
        "place": f"{shortened(record.pathname)}:{record.lineno}",
        "process": record.process,
        "request_id": getattr(request, "request_id", "") or current_id(),
        "status": getattr(record, "status_code", None),
        **of_request(request),
        "exception": [of_exception(one) for one in chain(error)] if error else None,
        "held_back": getattr(record, "held_back", None),
    }
    # Figures of a request are told when they are 0, too.
    return {name: value for name, value in told.items() if value} | getattr(record, "told", {})


def error_of(record: logging.LogRecord) -> BaseException | None:
    """Return the exception that a record is about, if it is about one."""
    return record.exc_info[1] if record.exc_info else None


def is_ours(name: str) -> bool:
    """Tell whether a logger's or a module's name is one of this project's."""
    return name.partition(".")[0] in OURS


def message_of(record: logging.LogRecord) -> str:
    """Return the words of a record: our own as they are, others' without what was put into them.

    Numbers stay. Of words that are in one piece nobody can tell what was put into them; the place
    of the record leads to them.
    """
    if is_ours(record.name):
        return record.getMessage()
    if not record.args or not isinstance(record.msg, str):
        return ""
    args = record.args if isinstance(record.args, tuple) else (record.args,)
    numbers = iter(args)

    def put(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%"
        value = next(numbers, None)
        return str(value) if isinstance(value, int) else "…"

    return PLACEHOLDER.sub(put, record.msg)


def of_request(request: Any) -> dict[str, Any]:
    """Return what may be told of a request: its method, its route, and the page that it is for."""
    if request is None:
        return {}
    match = getattr(request, "resolver_match", None)
    found = getattr(request, "_wagtail_route_for_request", None)  # Wagtail's own name
    view = getattr(found, "kwargs", {}).get("view")
    return {
        "method": str(getattr(request, "method", "")),
        "route": getattr(match, "route", ""),
        "page": getattr(getattr(found, "page", None), "pk", None),
        "view": getattr(view, "name", ""),
    }


def of_exception(error: BaseException) -> dict[str, Any]:
    """Return an exception's type, its code if it has one, and the way to where it was raised."""
    told = {"type": type_of(error), "code": code_of(error), "frames": frames_of(error)}
    return {name: value for name, value in told.items() if value}


def type_of(error: BaseException) -> str:
    """Return the full name of an exception's type."""
    kind = type(error)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"


def frames_of(error: BaseException) -> list[str]:
    """Return the way to where an exception was raised: `pages/views.py:20 serve`, last of all."""
    return [
        f"{shortened(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]


def shortened(path: str) -> str:
    """Return the path of a module from the project or the library that it is part of."""
    for above in ("site-packages/", f"{ROOT}/"):
        if above in path:
            return path.rpartition(above)[2]
    return path


def kind_of(record: logging.LogRecord) -> str:
    """Return what makes records of one kind: the exception's type and code, and the place.

    The place of an exception is the innermost line of ours; in other libraries, of any.
    """
    error = error_of(record)
    if error is None:
        status = getattr(record, "status_code", "")
        route = of_request(getattr(record, "request", None)).get("route", "")
        return (
            f"{record.name} {shortened(record.pathname)}:{record.lineno} {status} {route}".strip()
        )
    return f"{named(error)} in {place_of(error)}"


def named(error: BaseException) -> str:
    """Return an exception's type with its code."""
    return " ".join(filter(None, [type_of(error), code_of(error)]))


def place_of(error: BaseException) -> str:
    """Return the innermost place of ours that an exception passed, else the innermost of all."""
    frames = frames_of(error)
    own = [frame for frame in frames if frame.partition("/")[0] in OURS]
    return next(reversed(own or frames), "")
