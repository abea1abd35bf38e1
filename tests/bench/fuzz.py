"""Ask the demo site for what nobody should ask for, some thousand times, and count the answers.

    tools/with-postgresql .venv/bin/python -m tests.bench.fuzz 20000 1

Begins with every address pattern and with all that is below the pages; changes path, query,
headers, method and body at random, as a visitor and as somebody who may do everything. The same
number (the second) gives the same requests. Prints each 5xx with its request; ends with status 1
where there was one.
"""

import logging
import sys
import time
from collections import Counter
from random import Random
from typing import Any

from . import site
from .mutations import Asked, mutated

BASE_URL = "http://127.0.0.1:8000"
SHOWN_OF_A_KIND = 3
# After how many requests it is told how far it has come.
STEP = 250


def ask(clients: dict[bool, Any], asked: Asked) -> Any:
    """Send a request; what whoever may do everything changes by it is undone."""
    from django.contrib.auth import get_user_model
    from django.db import transaction

    client = clients[asked.is_staff]
    session = client.cookies.get("sessionid")
    if asked.is_staff and not (session and session.value):
        client.force_login(get_user_model().objects.get(username="fuzz"))
    given = {
        "path": "/",
        "data": asked.body,
        "content_type": asked.content_type,
        "headers": asked.headers,
        "PATH_INFO": asked.path_info,
        "QUERY_STRING": asked.query,
    }
    if not asked.is_staff or asked.method in {"GET", "HEAD", "OPTIONS"}:
        return _sent(client, asked.method, given)
    with transaction.atomic():
        response = _sent(client, asked.method, given)
        transaction.set_rollback(True)
    return response


def _sent(client: Any, method: str, given: dict[str, Any]) -> Any:
    response = client.generic(method, **given)
    if response.streaming:
        for _piece in response.streaming_content:
            pass
    response.close()
    return response


def kind_of(response: Any) -> str:
    """Return what 5xx of one kind have in common: the exception and its innermost place of ours."""
    from palmecenter.errors.records import named, place_of

    error = response.exc_info[1] if getattr(response, "exc_info", None) else None
    return f"{named(error)} in {place_of(error)}" if error else f"{response.status_code}, answered"


def main() -> None:
    """Make the site, ask, and print what came back; each new kind of 5xx as soon as it is met."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    began = time.monotonic()

    def tell(what: str) -> None:
        print(f"{time.monotonic() - began:6.0f} s  {what}", flush=True)

    logging.disable(logging.CRITICAL)
    site.prepare(BASE_URL, packed=False)
    tell("The site is made.")
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.test.utils import setup_test_environment

    from .seeds import seeds

    setup_test_environment()
    get_user_model().objects.create_superuser("fuzz", "fuzz@example.org", "fuzz")
    clients = {
        is_staff: Client(raise_request_exception=False, enforce_csrf_checks=False)
        for is_staff in (False, True)
    }
    random, found = Random(seed), seeds(clients[False])  # noqa: S311 - no secret
    tell(f"{len(found)} addresses to begin with, seed {seed}.")
    statuses: Counter[int] = Counter()
    failed: Counter[str] = Counter()
    slowest = (0.0, "")
    for count in range(1, number + 1):
        asked = mutated(random, found)
        start = time.monotonic()
        response = ask(clients, asked)
        slowest = max(slowest, (time.monotonic() - start, f"{asked.method} {asked.address}"[:200]))
        statuses[response.status_code] += 1
        if response.status_code >= 500:
            kind = kind_of(response)
            failed[kind] += 1
            if failed[kind] <= SHOWN_OF_A_KIND:
                tell(f"{kind}\n  {asked}"[:1500])
        if count % STEP == 0:
            tell(f"{count} of {number}; {sum(failed.values())} failed; slowest {slowest}")
    print(", ".join(f"{status}: {times}" for status, times in sorted(statuses.items())))
    for kind, times in failed.most_common():
        print(f"{times} x {kind}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
