"""The WSGI entry point; gunicorn serves `palmecenter.wsgi:application`."""

import gc
import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from palmecenter.errors.entry_points import in_utf_8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palmecenter.settings.production")

try:
    application = in_utf_8(get_wsgi_application())
except ImproperlyConfigured as error:
    sys.exit(str(error))  # one line says which variable, where a traceback would hide it

# Before the workers are made, so that none of them has to, and all share it.
get_resolver().url_patterns  # noqa: B018 - looking them up loads them

# What is loaded by now stays. Counted as such, it is not looked through again and again for what
# can be thrown away, which takes a tenth of a second each time, and workers go on sharing it.
gc.collect()
gc.freeze()
