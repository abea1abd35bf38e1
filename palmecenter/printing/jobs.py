"""What is done by itself about files that are kept."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from palmecenter.tasks.schedule import Job, register

from .file_cache import tidy

register(Job("tidy_kept_files", _("Tidy PDF and EPUB files that are kept"), tidy, at=time(3, 20)))
