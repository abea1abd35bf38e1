"""Staff sign in with two factors."""

from django.apps import AppConfig


class SignInConfig(AppConfig):
    """Listens to what allauth and axes tell."""

    name = "palmecenter.sign_in"
    label = "sign_in"

    def ready(self) -> None:
        """Connect the receivers."""
        from . import signal_handlers  # noqa: F401 - connects them
