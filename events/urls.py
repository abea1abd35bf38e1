"""Addresses below no page: the links in mail to those who have registered.

They come after anything or nothing: links in older mail begin with the address that the event had.
"""

from django.urls import re_path

from .registrations.tokens import LINKS, REGISTRATION
from .registrations.views import own_registration


def _any_of(words: dict[str, str]) -> str:
    return "|".join(sorted(words.values()))


PURPOSES = "|".join(_any_of(words) for words in LINKS.values())

urlpatterns = [
    re_path(
        rf"^(?:[\w-]+/)*(?:{_any_of(REGISTRATION)})/(?P<word>{PURPOSES})/(?P<token>[\w-]+)/$",
        own_registration,
        name="own_registration",
    ),
]
