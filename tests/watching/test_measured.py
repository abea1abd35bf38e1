"""Each request is measured: what kind of thing it was for, never who asked for what."""

import json
import logging
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from prometheus_client import values

from palmecenter.watching import metrics

pytestmark = pytest.mark.django_db

SECRET = "hemligt"


@pytest.fixture
def lines(caplog) -> Callable[[], list[dict[str, Any]]]:
    """Return what gives the lines about requests, as the log writes them."""
    caplog.set_level(logging.INFO, logger="palmecenter.requests")
    (handler,) = (one for one in logging.getLogger().handlers if one.get_name() == "log")
    formatter = handler.formatter
    assert formatter

    def read() -> list[dict[str, Any]]:
        records = [one for one in caplog.records if one.name == "palmecenter.requests"]
        return [json.loads(formatter.format(record)) for record in records]

    return read


def test_a_line_says_how_long_and_how_often_and_nothing_of_who(lines, content, client: Client):
    answer = client.get(
        f"/sv/om-oss/kontakt/?q={SECRET}",
        headers={"user-agent": SECRET, "referer": f"https://{SECRET}.example/"},
        REMOTE_ADDR="203.0.113.7",
    )
    (line,) = lines()
    assert line["request_id"] == answer["X-Request-ID"]
    assert (line["status"], line["route"]) == (200, "pages.contentpage")
    assert 0 < line["queries"] < 30
    assert line["milliseconds"] >= 0
    whole = json.dumps(line)
    for word in (SECRET, "203.0.113", "kontakt", "Kontakt"):
        assert word not in whole
    assert set(line) == {
        "time", "level", "logger", "message", "place", "process",
        "request_id", "status", "route", "milliseconds", "queries",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/sv/om-oss/kontakt/skriv-ut/", "pages.contentpage:print"),
        ("/en/search/?q=a", "search"),
        ("/admin/login/", "account_login"),
        ("/sv/finns-inte/", "wagtail_serve"),
        ("/finns-inte/", "unrouted"),
    ],
)
def test_a_request_is_called_by_its_route(lines, content, client: Client, path, route) -> None:
    client.get(path)
    assert lines()[0]["route"] == route


def test_whoever_looks_whether_the_site_lives_is_in_no_line(lines, home, client: Client) -> None:
    for path in ("/healthz", "/readyz", "/metrics"):
        client.get(path)
    assert lines() == []


@pytest.fixture
def counted(settings, tmp_path, monkeypatch) -> Iterator[None]:
    """Figures are written, into a folder of the test's own."""
    settings.METRICS_DIR = str(tmp_path / "metrics")
    monkeypatch.setattr(metrics, "_held", {})
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", "")
    monkeypatch.setattr(values, "ValueClass", values.ValueClass)
    metrics._figures.cache_clear()
    yield
    metrics._figures.cache_clear()


def figures(client: Client) -> dict[str, float]:
    text = client.get("/metrics").content.decode()
    found = re.findall(r"^(palmecenter_[^ ]+) (\S+)$", text, re.MULTILINE)
    return {name: float(value) for name, value in found}


def test_requests_are_counted_by_route_and_status(counted, content, client: Client) -> None:
    for path in ("/sv/om-oss/kontakt/", "/en/about-us/contact-us/", "/sv/finns-inte/"):
        client.get(path)
    found = figures(client)
    of_pages = '{route="pages.contentpage",status="200"}'
    assert found[f"palmecenter_request_seconds_count{of_pages}"] == 2
    assert found[f"palmecenter_request_seconds_sum{of_pages}"] > 0
    assert found['palmecenter_request_queries_total{route="pages.contentpage"}'] > 1
    assert any('status="404"' in name for name in found)
    assert not any("kontakt" in name for name in found)


def test_what_several_processes_counted_is_added_and_takes_no_more_files(
    counted, content, client: Client, monkeypatch, settings
) -> None:
    process = [1]
    monkeypatch.setattr(os, "getpid", lambda: process[0])
    for number in (1, 2, 1):
        process[0] = number
        client.get("/sv/om-oss/kontakt/")
    name = 'palmecenter_request_seconds_count{route="pages.contentpage",status="200"}'
    assert figures(client)[name] == 3
    # Both end, and others take their places.
    for number in (1, 2):
        metrics._held.pop(number)[1].close()
    for number in (3, 4):
        process[0] = number
        client.get("/sv/om-oss/kontakt/")
    assert figures(client)[name] == 5
    folder = Path(settings.METRICS_DIR)
    assert {path.stem for path in folder.glob("*.lock")} == {"0", "1"}
    assert len([*folder.glob("histogram_*.db")]) == 2


def test_jobs_queue_and_mail_are_among_the_figures(home, client: Client) -> None:
    call_command("run_due")
    found = figures(client)
    assert found['palmecenter_job_failed{job="publish_scheduled"}'] == 0
    assert found['palmecenter_job_last_success_timestamp_seconds{job="publish_scheduled"}'] > 0
    assert found["palmecenter_mail_waiting"] == 0
    assert found['palmecenter_check_ok{check="database"}'] == 1
