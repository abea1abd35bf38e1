"""What the environment says: values and secrets, as they are or as files that hold them.

A secret in the environment can be read by whoever sees the process; container engines and systemd
give secrets as files instead. So each variable `NAME` may be given as `NAME_FILE`, the path of a
file that holds it. What is wrong is told in one line that names the variable, never its value.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

# What Django itself asks of the key that signs sessions and links (its check security.W009).
SHORTEST_KEY, FEWEST_CHARACTERS = 50, 5


def value(name: str, default: str = "") -> str:
    """The value of a variable, or what stands in the file that `NAME_FILE` names, without its ends.

    Raises `ImproperlyConfigured` where both are given, or the file cannot be read.
    """
    path = os.environ.get(f"{name}_FILE", "")
    if not path:
        return os.environ.get(name, default)
    if os.environ.get(name):
        raise ImproperlyConfigured(f"{name} and {name}_FILE are both set: keep one of them.")
    try:
        return Path(path).read_text(encoding="utf-8").strip() or default
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{name}_FILE cannot be read: {path}") from error


def needed(name: str, what: str) -> str:
    """The value of a variable that the site does not start without; `what` says what it is."""
    found = value(name)
    if not found:
        raise ImproperlyConfigured(f"{name} (or {name}_FILE) is not set: {what}.")
    return found


def secret_key() -> str:
    """The key that signs sessions and links in mail, long and mixed enough not to be guessed."""
    key = needed("SECRET_KEY", f"{SHORTEST_KEY} random characters or more, kept secret")
    weak = len(key) < SHORTEST_KEY or len({*key}) < FEWEST_CHARACTERS
    if weak or key.startswith("django-insecure-"):
        raise ImproperlyConfigured(
            f"SECRET_KEY is weak: {SHORTEST_KEY} random characters or more are needed."
        )
    return key


def site_address() -> str:
    """The address of the site: where links in mail lead, and the host that is answered."""
    address = needed("BASE_URL", "the site's address, such as https://www.example.org")
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path not in {"", "/"}:
        raise ImproperlyConfigured(
            "BASE_URL is no address of a site: https:// and a host, and nothing behind them."
        )
    return address.rstrip("/")
