"""Settings of `make run`: SQLite, a local server, and a demo login that exists nowhere else."""

from .base import *  # noqa: F403 - a settings module extends another
from .base import TASKS_IN_THE_REQUEST

DEBUG = True
SECRET_KEY = "only-for-development-never-in-production"  # noqa: S105 - not a secret, by design
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
INTERNAL_IPS = ["127.0.0.1"]
EMAIL_BACKEND = MAIL_TRANSPORT = "django.core.mail.backends.console.EmailBackend"
TASKS = TASKS_IN_THE_REQUEST
FILES_ON_PUBLISH = False
# Who develops reads Django's own lines, with all that they hold.
LOGGING = {}
# The demo login works on this machine alone.
TWO_FACTORS_REQUIRED = AXES_ENABLED = False
