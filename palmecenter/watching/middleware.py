"""Middleware that measures each request, and answers those who watch the site from inside."""

import logging
import time
from collections.abc import Callable
from ipaddress import ip_address, ip_network
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from . import metrics
from .checks import readiness
from .routes import route_of

GetResponse = Callable[[HttpRequest], HttpResponse]

logger = logging.getLogger("palmecenter.requests")

READY, METRICS = "/readyz", "/metrics"
# Of these there would be many lines that tell nobody anything.
QUIET = ("/healthz", settings.STATIC_URL)
# A server in front says by these whom it asks for.
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")


class WatchMiddleware:
    """Log and count each request; answer `/readyz` and `/metrics` to our own networks alone.

    Those are answered here, before anybody asks for a host or for TLS: whoever watches comes by the
    address of the machine. To all others there is no such page.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and note how long that took and how often the database was asked."""
        if request.path_info in {READY, METRICS} and is_from_inside(request):
            return ready() if request.path_info == READY else metrics.exposed()
        began, queries = time.perf_counter(), Counter()
        with connection.execute_wrapper(queries):
            response = self.get_response(request)
        seconds = time.perf_counter() - began
        route = route_of(request)
        metrics.observe(route, response.status_code, seconds, queries.count)
        if logger.isEnabledFor(logging.INFO) and not request.path_info.startswith(QUIET):
            told = {
                "status": response.status_code,
                "route": route,
                "milliseconds": round(seconds * 1000),
                "queries": queries.count,
            }
            logger.info("Answered.", extra={"told": told})
        return response


class Counter:
    """Counts how often the database was asked."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., Any], *given: Any) -> Any:
        """Count a query and execute it."""
        self.count += 1
        return execute(*given)


def is_from_inside(request: HttpRequest) -> bool:
    """Tell whether a request comes from one of `INTERNAL_NETWORKS`, and not by a server in front.

    A server of ours in front is inside too, and asks for anybody; but it says for whom. Where it
    stands at a socket (`PROXIES_IN_FRONT`), whoever else can write to that is on the machine.
    """
    if any(request.META.get(name) for name in FORWARDED):
        return False
    address = request.META.get("REMOTE_ADDR", "")
    if not address:
        return settings.PROXIES_IN_FRONT > 0
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return any(parsed in ip_network(network) for network in settings.INTERNAL_NETWORKS)


def ready() -> HttpResponse:
    """Say in JSON what the site needs and has; 503 where it lacks any of it. Words, no values."""
    found = readiness()
    is_ready = all(finding.is_well for finding in found)
    checks = {finding.name: "ok" if finding.is_well else "failing" for finding in found}
    response = JsonResponse({"ready": is_ready, "checks": checks}, status=200 if is_ready else 503)
    response.headers["Cache-Control"] = "no-store"
    return response
