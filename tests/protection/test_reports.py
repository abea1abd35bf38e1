"""What fails is told without what was in it: neither log lines nor error reports hold a name."""

import json
import logging
import sys
from collections.abc import Callable

import pytest
from django.test import RequestFactory
from django.views.debug import ExceptionReporter

from palmecenter.pages.models import SectionPage
from palmecenter.protection.identities import access, models, store
from palmecenter.protection.identities.encryption import new_key
from palmecenter.protection.identities.models import ProtectedIdentity
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.reports import WhereNotWhatFilter
from tests.factories.pages import edit

pytestmark = pytest.mark.django_db

CANARY = "CANARY-REPORT"


@pytest.fixture(autouse=True)
def key(settings) -> None:
    settings.IDENTITY_KEYS = [new_key()]


def told_of(failing: Callable[[], object]) -> str:
    """Return what a mail about an exception would say, as text and as HTML; log it as well."""
    request = RequestFactory().post("/admin/", {"real_name": CANARY})
    try:
        failing()
    except (RuntimeError, ZeroDivisionError):
        logging.getLogger("django.request").exception("It failed.")
        reporter = ExceptionReporter(request, *sys.exc_info())
        return reporter.get_traceback_text() + reporter.get_traceback_html()
    raise AssertionError("It did not fail.")


def test_reading_an_identity_fails_without_telling_it(
    content, django_user_model, monkeypatch, caplog
) -> None:
    caplog.set_level(logging.DEBUG)
    identity = store.add(content, {"real_name": CANARY})
    monkeypatch.setattr(access, "may_read", lambda user: True)

    class Broken:
        """Fails where the opened text is in its hands, and in its caller's."""

        def loads(self, text: str) -> None:
            opened = [json.loads(text)]
            raise RuntimeError(len(opened))

    monkeypatch.setattr(models, "json", Broken())
    told = told_of(lambda: access.read(identity, django_user_model(username="anna", pk=7)))
    assert "opened" in told, "the frame is in the report"
    assert CANARY not in told
    assert CANARY not in caplog.text


def test_keeping_what_a_level_takes_away_fails_without_telling_it(
    section, monkeypatch, caplog
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(
        SectionPage, "protected_facts", {ProtectionLevel.PROTECTED: ("summary", "body")}
    )
    page = edit(section, summary_sv=CANARY)
    monkeypatch.setattr(ProtectedIdentity, "save", lambda *_given, **_named: 1 / 0)
    told = told_of(lambda: edit(page, protection=ProtectionLevel.PROTECTED, heading_sv="Allmänt"))
    assert "_kept_to_level" in told, "the frame is in the report"
    assert CANARY not in told
    assert CANARY not in caplog.text


def test_a_report_has_no_value_of_a_header_or_a_cookie() -> None:
    request = RequestFactory().get(
        "/admin/", headers={"referer": CANARY, "cookie": f"a={CANARY}"}, REMOTE_ADDR="192.0.2.77"
    )
    found = WhereNotWhatFilter()
    told = f"{found.get_safe_request_meta(request)} {found.get_safe_cookies(request)}"
    assert "HTTP_REFERER" in told
    assert CANARY not in told
    assert "192.0.2.77" not in told
