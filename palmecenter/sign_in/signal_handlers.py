"""What follows when somebody signs in, sets up a factor, or is locked out."""

from typing import Any

from allauth.mfa.signals import authenticator_added
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in
from django.core.mail import mail_admins
from django.dispatch import receiver
from django.http import HttpRequest

from palmecenter.forms.rate_limit import is_over_limit

from .sessions import keep_alive, note_enrolled


@receiver(user_logged_in)
def begun(request: HttpRequest, **kwargs: Any) -> None:
    """Begin the hours of a session while it is written anyhow."""
    keep_alive(request.session)


@receiver(authenticator_added)
def factor_added(request: HttpRequest, user: Any, authenticator: Any, **kwargs: Any) -> None:
    """Let in whoever has just set up a factor."""
    note_enrolled(request, user, authenticator)


@receiver(user_locked_out)
def tell_admins(username: str | None, **kwargs: Any) -> None:
    """Tell ADMINS by mail, once an hour for each name, that somebody is guessing its password."""
    if is_over_limit("lock-out mail", username or "", 1):
        return
    mail_admins(
        "Signing in is locked",
        f"Too many wrong passwords were given for the account “{username}”, or from the network "
        "that they came from. Both are locked for half an hour.\n\n"
        "To open them at once: manage.py axes_reset",
        fail_silently=True,
    )
