"""Handing a message to the server that takes our mail, in the seconds that there are."""

import socket
import threading
from contextlib import suppress

from django.conf import settings
from django.core.mail import EmailMessage, get_connection


def hand_over(message: EmailMessage) -> None:
    """Send a message within `MAIL_SECONDS`, or not at all; raise what went wrong.

    The time that a socket has is of each step, and there are many; a name may be looked up for long
    before there is one.
    """
    delivery = Delivery(message)
    delivery.start()
    delivery.ended.wait(settings.MAIL_SECONDS)
    if not delivery.ended.is_set():
        delivery.give_up()
        raise TimeoutError("The mail server did not take the mail in time.")
    if delivery.error:
        raise delivery.error


class Delivery(threading.Thread):
    """The sending of one message, which can be given up from outside."""

    def __init__(self, message: EmailMessage) -> None:
        super().__init__(daemon=True)
        self.message = message
        self.connection = message.connection = get_connection(settings.MAIL_TRANSPORT)
        self.ended, self.is_given_up = threading.Event(), threading.Event()
        self.error: Exception | None = None

    def run(self) -> None:
        """Send the message; what goes wrong is for whoever waits."""
        opened = False
        try:
            opened = bool(self.connection.open())
            if not self.is_given_up.is_set():
                self.message.send()
        except Exception as error:  # whatever it is, it is raised where somebody waits
            self.error = error
        self.ended.set()
        if opened:  # nobody waits for the farewell
            self.connection.close()

    def give_up(self) -> None:
        """Break the connection off in whatever step it is."""
        self.is_given_up.set()
        line = getattr(getattr(self.connection, "connection", None), "sock", None)
        if line is not None:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
