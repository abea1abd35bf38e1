"""The site starts with what it needs, or says in one line what is wrong; never with less."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

KEY = "kR7-vT2_qZ9.hW4-pL6_xN1.bC8-dG3_sF5.jM0-yA7_uE2.oI4"
WHOLE = {
    "SECRET_KEY": KEY,
    "BASE_URL": "https://palmecenter.example",
    "DATABASE_URL": "sqlite://:memory:",
}


def run(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the project as an operator does, whose shell has nothing of ours set."""
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def manage(command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return run("manage.py", "shell", "--no-imports", "--command", command, **variables)


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_missing_is_named_in_one_line(name: str) -> None:
    found = run("manage.py", "migrate", **{one: WHOLE[one] for one in WHOLE if one != name})
    assert found.returncode == 1
    (line,) = found.stderr.splitlines()
    assert line.startswith(f"{name} (or {name}_FILE) is not set: ")


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("SECRET_KEY", "too-short-to-be-a-secret"),
        ("SECRET_KEY", "aaaa" * 20),
        ("SECRET_KEY", f"django-insecure-{KEY}"),
        ("BASE_URL", "www.palmecenter.example"),
        ("BASE_URL", "https://palmecenter.example/sv/"),
        ("IDENTITY_KEYS_FILE", "/nowhere/keys"),
        ("SECRET_KEY_FILE", "/etc/hostname"),
    ],
)
def test_what_is_wrong_is_named_in_one_line_that_does_not_say_it(name: str, wrong: str) -> None:
    found = run("manage.py", "migrate", **(WHOLE | {name: wrong}))
    assert found.returncode == 1
    (line,) = found.stderr.splitlines()
    assert name in line
    assert name.endswith("_FILE") or wrong not in line


def test_the_server_does_not_start_either() -> None:
    command = ("-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "--check-config")
    found = run(*command, **(WHOLE | {"SECRET_KEY": ""}))
    assert found.returncode != 0
    assert [line for line in found.stderr.splitlines() if line] == [
        "SECRET_KEY (or SECRET_KEY_FILE) is not set: 50 random characters or more, kept secret."
    ]


def test_every_secret_may_be_a_file(tmp_path: Path) -> None:
    secrets = {
        "SECRET_KEY": KEY,
        "SECRET_KEY_FALLBACKS": f"{KEY}1, {KEY}2",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'of-a-file.sqlite3'}",
        "MAIL_PASSWORD": "of the mail server",
        "IDENTITY_KEYS": "first,second",
    }
    files = {}
    for name, secret in secrets.items():
        path = tmp_path / name.lower()
        path.write_text(f"{secret}\n")
        files[f"{name}_FILE"] = str(path)
    found = manage(
        "from django.conf import settings as s; print(s.SECRET_KEY, s.SECRET_KEY_FALLBACKS, "
        "s.DATABASES['default']['NAME'], s.EMAIL_HOST_PASSWORD, s.IDENTITY_KEYS, sep='\\n')",
        BASE_URL=WHOLE["BASE_URL"],
        **files,
    )
    assert found.stdout.splitlines() == [
        KEY,
        f"['{KEY}1', '{KEY}2']",
        str(tmp_path / "of-a-file.sqlite3"),
        "of the mail server",
        "['first', 'second']",
    ]


def test_a_command_without_a_word_of_where_it_runs_is_production_s() -> None:
    """A nightly job that forgets a variable must not send its mail to a screen."""
    found = manage(
        "from django.conf import settings as s; print(s.DEBUG, s.MAIL_TRANSPORT, s.ALLOWED_HOSTS)",
        **WHOLE,
    )
    assert found.stdout.split("\n")[0] == (
        "False django.core.mail.backends.smtp.EmailBackend ['palmecenter.example']"
    )
