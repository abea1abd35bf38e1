"""`make run PORT=…`: the site knows at which address it is served."""

import os
import sys

import pytest

from tools import run


@pytest.fixture
def address_at_setup(monkeypatch) -> list[str]:
    """Return the list that the base address is put into when Django is set up by `serve`."""
    found: list[str] = []
    monkeypatch.setattr(sys, "argv", ["run", "8400"])
    monkeypatch.setattr("django.setup", lambda: found.append(os.environ["BASE_URL"]))
    monkeypatch.setattr(run, "prepare", lambda: None)
    monkeypatch.setattr(run, "call_command", lambda *args, **options: None)
    return found


def test_links_in_mails_lead_to_the_port_that_is_served(address_at_setup, monkeypatch):
    # Set before it is deleted, so that what `serve` sets is undone after the test.
    monkeypatch.setenv("BASE_URL", "")
    monkeypatch.delenv("BASE_URL")
    run.serve()
    assert address_at_setup == ["http://127.0.0.1:8400"]


def test_an_address_that_is_given_stays(address_at_setup, monkeypatch):
    monkeypatch.setenv("BASE_URL", "https://palmecenter.example")
    run.serve()
    assert address_at_setup == ["https://palmecenter.example"]
