"""What allauth asks of this site."""

import logging
import time
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from django.http import HttpRequest

from palmecenter.forms.rate_limit import network_of

logger = logging.getLogger(__name__)


class StaffAdapter(DefaultAccountAdapter):
    """Accounts are made in the admin, never by those who come along."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody may make an account of their own."""
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Ask for the password again before a factor changes, but not right after signing in."""
        request = context.request
        records = get_authentication_records(request, request.user)
        recent = records and time.time() - records[-1]["at"] < REAUTHENTICATION_TIMEOUT
        return super().is_reauthentication_required(app=app) and not recent

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count no passwords here: axes does, for all processes."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """The network that a request comes from, by the same rule as for visitors' forms."""
        network = network_of(request).partition("/")[0]
        return "::" if network == "unknown" else network

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail; where the server takes none, the log says so and the form answers as ever.

        Otherwise an error would tell whose address is known.
        """
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException):
            logger.exception("A mail about signing in could not be sent.")
