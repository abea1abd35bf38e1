"""Receivers that hear of some models alone, whichever inherit from a class.

Django calls a receiver without a sender for every row of every model that is saved: sessions, log
entries, revisions, search rows.
"""

from collections.abc import Callable
from typing import TypeVar

from django.apps import apps
from django.dispatch import Signal

Receiver = TypeVar("Receiver", bound=Callable)


def receives_of(base: type, *signals: Signal) -> Callable[[Receiver], Receiver]:
    """Connect a receiver to signals of all models that inherit from `base`, and of no others.

    For modules that an app's `ready` imports: all models must be there.
    """

    def connected(receiver: Receiver) -> Receiver:
        for model in apps.get_models(include_auto_created=True):
            if issubclass(model, base):
                for signal in signals:
                    signal.connect(receiver, sender=model)
        return receiver

    return connected
