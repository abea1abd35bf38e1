"""Settings of every place but `make run` and the tests; the environment says what differs.

What is missing or weak stops the start, with one line that says which.
"""

import os
from urllib.parse import urlsplit

from .base import *  # noqa: F403 - a settings module extends another
from .base import LOGGING, STORAGES, VAR_DIR
from .environment import needed, secret_key, site_address, value

DEBUG = False
SECRET_KEY = secret_key()
# Keys that were in use before: what they signed holds, and nothing new is signed with them.
SECRET_KEY_FALLBACKS = [
    key for one in value("SECRET_KEY_FALLBACKS").split(",") if (key := one.strip())
]
WAGTAILADMIN_BASE_URL = site_address()
needed("DATABASE_URL", "postgres://user:password@host/name")
ALLOWED_HOSTS = os.environ.get(
    "ALLOWED_HOSTS", urlsplit(WAGTAILADMIN_BASE_URL).hostname or ""
).split(",")
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]

# TLS ends at the server in front. Plain HTTP inside a private network is possible by HTTPS=off.
HTTPS = os.environ.get("HTTPS", "on") == "on"
# Without a server in front nobody may be believed about it.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS

SILENCED_SYSTEM_CHECKS = [
    # Other names under the same domain are not this site's to promise TLS for.
    "security.W005",
    "security.W021",
    # The admin previews pages in a frame of its own; others are kept out by frame-ancestors too.
    "security.W019",
]

# Figures for Prometheus: thrown away at any time, they begin anew.
METRICS_DIR = os.environ.get("METRICS_DIR", str(VAR_DIR / "metrics"))
# A line for each request: how long it took, never who asked for what.
if os.environ.get("REQUEST_LOG", "on") == "on":
    LOGGING["loggers"]["palmecenter.requests"] = {"level": "INFO"}

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# The server that takes our mail. Without one, nobody can register for an event.
EMAIL_HOST = os.environ.get("MAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("MAIL_USER", "")
EMAIL_HOST_PASSWORD = value("MAIL_PASSWORD")
EMAIL_USE_TLS = os.environ.get("MAIL_TLS", "on") == "on"

# Readers with an account sign in as staff do: Wagtail's own form asks for no second factor.
WAGTAIL_FRONTEND_LOGIN_URL = "/admin/login/"
