"""Who hears of what fails, and how: the log, one line of JSON each, and mail to ADMINS."""

import os
from typing import Any

# Who is told by mail, with commas between: `ADMINS=anna@example.org,bo@example.org`.
ADMINS = [("", one.strip()) for one in os.environ.get("ADMINS", "").split(",") if one.strip()]
# Who such mail comes from.
SERVER_EMAIL = os.environ.get("SERVER_EMAIL", os.environ.get("MAIL_FROM", "noreply@localhost"))
EMAIL_SUBJECT_PREFIX = "[palmecenter] "

# Seconds that the server that takes our mail has for each. No reader waits for it.
MAIL_SECONDS = float(os.environ.get("MAIL_SECONDS", "20"))
EMAIL_TIMEOUT = MAIL_SECONDS

# An error report tells where something failed, never what was in it.
DEFAULT_EXCEPTION_REPORTER_FILTER = "palmecenter.protection.reports.WhereNotWhatFilter"
CSRF_FAILURE_VIEW = "palmecenter.errors.views.csrf_failure"

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "palmecenter.errors.logs.JsonLine"}},
    "filters": {"now and then": {"()": "palmecenter.errors.logs.NowAndThen"}},
    "handlers": {
        "log": {
            "class": "palmecenter.errors.logs.Lines",
            "formatter": "json",
            "filters": ["now and then"],
        },
        "mail": {"class": "palmecenter.errors.mail.MailToAdmins", "level": "ERROR"},
    },
    "root": {"level": "WARNING", "handlers": ["log", "mail"]},
    "loggers": {
        # Django's own handlers, which mail all there is to ADMINS, are taken off.
        "django": {"handlers": [], "level": "WARNING"},
        # What readers are refused (400, 403, 404 …) is no failure of ours.
        "django.request": {"level": "ERROR"},
        # Anybody can ask for another host, and robots do all day.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        # What fails while a file is being sent, where Django is done already, and what becomes of
        # the workers. Not by mail from the process that makes workers: it must not have threads.
        "gunicorn.error": {"handlers": ["log"], "propagate": False},
        # A line a request, which would say nothing: address and reader are left out of it.
        "gunicorn.access": {"handlers": [], "level": "WARNING", "propagate": False},
    },
}
