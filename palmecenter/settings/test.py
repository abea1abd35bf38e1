"""Settings of the test suite: production's behaviour, quick passwords, files thrown away."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403 - a settings module extends another
from .base import TASKS_IN_THE_REQUEST

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105 - not a secret, by design
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
TASKS = TASKS_IN_THE_REQUEST
FILES_ON_PUBLISH = False
SENTRY_DSN = ""
# Found when asked for: each test client starts the middleware anew, which would read all of them.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="palmecenter-media-"))
KEPT_FILES_DIR = Path(tempfile.mkdtemp(prefix="palmecenter-kept-"))
ERRORS_DIR = Path(tempfile.mkdtemp(prefix="palmecenter-errors-"))
# Most tests sign people in without a form; those of tests/sign_in turn both on.
TWO_FACTORS_REQUIRED = AXES_ENABLED = False
