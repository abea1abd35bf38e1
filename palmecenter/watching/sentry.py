"""Errors to a server that speaks Sentry's language, where `SENTRY_DSN` names one.

What goes there is written anew from an event, not taken out of it: types and places of exceptions,
the number of the request and what kind of thing it was for. No message, variable, address, query,
cookie, body or user: what a library adds one day is left out by itself.
"""

import logging
from typing import Any

from palmecenter.errors.held_back import times_since
from palmecenter.errors.logs import SECONDS_BETWEEN, is_answered
from palmecenter.errors.records import is_ours, kind_of, shortened
from palmecenter.errors.request_ids import current_id


def start(dsn: str, **options: Any) -> None:
    """Tell a server of errors from now on."""
    # Nobody else needs it to be loaded.
    import sentry_sdk
    from sentry_sdk.integrations.logging import LoggingIntegration

    sentry_sdk.init(
        dsn=dsn,
        # All that fails is logged. The others look into requests, templates and queries.
        default_integrations=False,
        integrations=[LoggingIntegration(level=None, event_level=logging.ERROR)],
        send_default_pii=False,
        include_local_variables=False,
        include_source_context=False,
        max_request_body_size="never",
        server_name="palmecenter",
        auto_session_tracking=False,
        send_client_reports=False,
        before_breadcrumb=lambda _crumb, _hint: None,
        before_send=_scrubbed,
        before_send_transaction=lambda _event, _hint: None,
        **options,
    )


def _scrubbed(event: Any, hint: Any) -> Any:
    """Write an event anew, with what may be told; None where it was told within the last minute."""
    record = hint.get("log_record")
    if record is None or is_answered(record):
        return None
    if times_since(f"sentry {kind_of(record)}", SECONDS_BETWEEN) is None:
        return None
    logger = str(event.get("logger") or "")
    told = {
        name: event[name]
        for name in ("event_id", "timestamp", "platform", "level", "sdk")
        if name in event
    }
    told |= {"logger": logger, "tags": {"request_id": current_id()}}
    if is_ours(logger):
        # The words that stand in the code, without what was put into them.
        told["message"] = str((event.get("logentry") or {}).get("message") or "")
    exceptions = (event.get("exception") or {}).get("values") or []
    if exceptions:
        told["exception"] = {"values": [_exception(one) for one in exceptions]}
    return told


def _exception(told: dict[str, Any]) -> dict[str, Any]:
    frames = (told.get("stacktrace") or {}).get("frames") or []
    return {
        "type": told.get("type"),
        "module": told.get("module"),
        "stacktrace": {"frames": [_frame(frame) for frame in frames]},
    }


def _frame(frame: dict[str, Any]) -> dict[str, Any]:
    return {
        "filename": shortened(str(frame.get("abs_path") or frame.get("filename") or "")),
        "function": frame.get("function"),
        "lineno": frame.get("lineno"),
        "in_app": is_ours(str(frame.get("module") or "")),
    }
