"""Work in the background: what a worker does, and where mail goes."""

from typing import Any

IN_THE_REQUEST: dict[str, Any] = {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}
# What the worker (`manage.py db_worker`) takes from the database, and of which of these it is.
QUEUES = ["mail", "files", "watch"]
TASKS: dict[str, dict[str, Any]] = {
    # Wagtail's own: what refers to a file, and what is found, must be right when the page is out.
    "default": IN_THE_REQUEST,
    "queue": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": QUEUES},
}
# Where nobody runs a worker.
TASKS_IN_THE_REQUEST = {"default": IN_THE_REQUEST, "queue": {**IN_THE_REQUEST, "QUEUES": QUEUES}}

# Whether PDF, EPUB and booklets are made when a page is published, by a worker.
FILES_ON_PUBLISH = True

# All mail goes into the outbox, from where a worker hands it to the server that takes our mail.
EMAIL_BACKEND = "palmecenter.forms.outbox.OutboxBackend"
MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
