"""Signing in with two factors, through the forms, with the real enforcement."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.core import mail
from django.db import transaction
from django.test import Client
from django.utils import timezone

LOGIN, FACTORS, AUTHENTICATE = (
    "/admin/login/",
    "/admin/sign-in/factors/",
    "/admin/sign-in/factors/authenticate/",
)
PASSWORD = "a long password"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def enforced(settings) -> None:
    settings.TWO_FACTORS_REQUIRED = settings.AXES_ENABLED = True
    settings.ADMINS = [("", "chief@example.org")]


@pytest.fixture
def anna() -> User:
    return User.objects.create_superuser("anna", "anna@example.org", PASSWORD)


def sign_in(client: Client, password: str = PASSWORD, name: str = "anna") -> Any:
    return client.post(LOGIN, {"login": name, "password": password})


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_whoever_has_no_second_factor_can_only_set_one_up(client, anna, monkeypatch):
    # The request commits; the transaction around a test never does.
    monkeypatch.setattr(transaction, "on_commit", lambda then, **kwargs: then())
    assert sign_in(client).status_code == 302
    for path in ("/admin/", "/admin/pages/", "/admin/users/", "/admin/account/"):
        assert client.get(path).headers["Location"] == FACTORS
    assert client.get(FACTORS).status_code == 200
    page = client.get(f"{FACTORS}totp/activate/").content.decode()
    [secret] = re.findall(r'value="([A-Z2-7]{32})"', page)
    assert client.post(f"{FACTORS}totp/activate/", {"code": "000000"}).status_code == 200
    assert client.get("/admin/account/").headers["Location"] == FACTORS
    assert client.post(f"{FACTORS}totp/activate/", {"code": code_of(secret)}).status_code == 302
    assert client.get("/admin/account/").status_code == 200


def test_a_password_alone_opens_nothing_where_there_is_a_second_factor(client, anna):
    TOTP.activate(anna, SECRET)
    assert sign_in(client).headers["Location"].startswith(AUTHENTICATE)
    assert client.get("/admin/account/").headers["Location"].startswith(LOGIN)
    assert client.post(AUTHENTICATE, {"code": "000000"}).status_code == 200
    assert client.get("/admin/account/").headers["Location"].startswith(LOGIN)
    assert client.post(AUTHENTICATE, {"code": code_of(SECRET)}).status_code == 302
    assert client.get("/admin/account/").status_code == 200


def test_a_session_made_around_the_form_ends(client, anna):
    TOTP.activate(anna, SECRET)
    client.force_login(anna)
    assert client.get(f"{FACTORS}totp/activate/").headers["Location"].startswith(LOGIN)
    assert client.get("/admin/account/").headers["Location"].startswith(LOGIN)


def test_a_recovery_code_opens_once(client, anna):
    TOTP.activate(anna, SECRET)
    code = RecoveryCodes.activate(anna).get_unused_codes()[0]
    for expected in (302, 200):
        sign_in(client)
        assert client.post(AUTHENTICATE, {"code": code}).status_code == expected
        client.logout()


def test_codes_cannot_be_guessed(client, anna):
    TOTP.activate(anna, SECRET)
    sign_in(client)
    for _ in range(10):
        client.post(AUTHENTICATE, {"code": "000000"})
    assert client.post(AUTHENTICATE, {"code": code_of(SECRET)}).status_code != 302
    assert client.get("/admin/account/").status_code == 302


def test_ten_wrong_passwords_lock_a_name_in_words_and_staff_is_told_once(client, anna):
    for number in range(13):
        answer = Client(REMOTE_ADDR=f"192.0.2.{number}").post(
            LOGIN, {"login": "anna", "password": "wrong"}, headers={"accept-language": "sv"}
        )
    assert answer.status_code == 429
    assert "För många felaktiga lösenord" in answer.content.decode()
    assert sign_in(client).status_code == 429
    assert [one.subject for one in mail.outbox] == ["[palmecenter] Signing in is locked"]
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert sign_in(client).status_code == 302


def test_ten_wrong_passwords_lock_a_network_and_no_other(client, anna):
    for number in range(10):
        sign_in(Client(REMOTE_ADDR="192.0.2.1"), "wrong", f"name{number}")
    assert sign_in(Client(REMOTE_ADDR="192.0.2.1")).status_code == 429
    assert sign_in(Client(REMOTE_ADDR="192.0.2.2")).status_code == 302


def test_no_address_is_written_down(client, anna):
    sign_in(Client(REMOTE_ADDR="192.0.2.77"), "wrong")
    kept = AccessAttempt.objects.values().get()
    assert "192.0.2.77" not in str(kept)
    assert kept["ip_address"].startswith("fd")


def test_a_session_ends_twelve_hours_after_it_was_used(client, anna):
    TOTP.activate(anna, SECRET)
    sign_in(client)
    client.post(AUTHENTICATE, {"code": code_of(SECRET)})
    now = timezone.now()
    for hours, expected in ((11, 200), (22, 200), (35, 302)):
        with time_machine.travel(now + timedelta(hours=hours)):
            assert client.get("/admin/account/").status_code == expected, hours


def test_my_sessions_are_listed_and_the_others_can_be_ended(client, anna):
    TOTP.activate(anna, SECRET)
    other = Client()
    with time_machine.travel(timezone.now() - timedelta(minutes=5)):
        sign_in(other)
        other.post(AUTHENTICATE, {"code": code_of(SECRET)})
    sign_in(client)
    client.post(AUTHENTICATE, {"code": code_of(SECRET)})
    assert other.get("/admin/account/").status_code == 200
    assert client.get("/admin/sign-in/sessions/").status_code == 200
    client.post("/admin/sign-in/sessions/")
    assert other.get("/admin/account/").status_code == 302
    assert client.get("/admin/account/").status_code == 200


def test_a_new_password_is_asked_for_alike_by_known_and_unknown(client, anna):
    answers = [
        client.post("/admin/password_reset/", {"email": email})
        for email in ("anna@example.org", "nobody@example.org")
    ]
    assert [one.status_code for one in answers] == [302, 302]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert len(mail.outbox) == 2


def test_nobody_makes_an_account_of_their_own(client):
    client.post("/admin/sign-in/new/", {"username": "eve", "password1": "a long password"})
    assert not User.objects.filter(username="eve").exists()
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize(("code", "words"), [("sv", "Logga in"), ("en", "Sign in")])
def test_the_form_speaks_the_language_that_is_asked_for(client, code, words):
    page = client.get(LOGIN, headers={"accept-language": code}).content.decode()
    assert f"<h1>{words}</h1>" in page


def test_a_passkey_is_named_in_the_language_that_is_asked_for(client, anna):
    sign_in(client)
    page = client.get(f"{FACTORS}webauthn/add/", headers={"accept-language": "sv"}).content.decode()
    assert "Namn" in page
    assert "Name" not in re.findall(r"<label[^>]*>\s*(\w+)", page)
