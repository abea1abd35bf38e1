"""The room of scheduled and queued work as a Django app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class TasksConfig(AppConfig):
    """Finds the jobs that each app declares in its module `jobs`."""

    name = "palmecenter.tasks"
    label = "tasks"
    verbose_name = "Tasks"

    def ready(self) -> None:
        """Import every app's `jobs`, which register themselves."""
        autodiscover_modules("jobs")
