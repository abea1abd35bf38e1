"""The login of the demo site: it exists only where DEBUG is on, that is in development."""

from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import get_user_model


class Login(NamedTuple):
    """A user's name and password."""

    name: str
    password: str


DEMO_LOGIN = Login(name="demo", password="demo")  # noqa: S106 - only ever made where DEBUG is on


def ensure_demo_login() -> bool:
    """Make the superuser of the demo site where it may exist; say whether it was made now."""
    users = get_user_model()._default_manager
    if not settings.DEBUG or users.filter(username=DEMO_LOGIN.name).exists():
        return False
    # The admin's account form, where the language is chosen, saves nobody without name and e-mail.
    person = {"first_name": "Demo", "last_name": "Palmecentret", "email": "demo@example.org"}
    users.create_superuser(username=DEMO_LOGIN.name, password=DEMO_LOGIN.password, **person)
    return True


def demo_login() -> Login | None:
    """Return the demo login where it works: in development, and while its password is unchanged."""
    if not settings.DEBUG:
        return None
    user = get_user_model()._default_manager.filter(username=DEMO_LOGIN.name).first()
    return DEMO_LOGIN if user and user.check_password(DEMO_LOGIN.password) else None
