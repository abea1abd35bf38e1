"""Networks by which wrong passwords are counted, without writing down any address."""

import hashlib
import hmac
from ipaddress import IPv6Address

from django.conf import settings
from django.http import HttpRequest

from palmecenter.forms.rate_limit import network_of


def hashed_network(request: HttpRequest) -> str:
    """A keyed hash of the network that a request comes from, in the form of an IPv6 address.

    The column that keeps it takes addresses only. `fd` begins those that are nobody's.
    """
    key, network = settings.SECRET_KEY.encode(), network_of(request).encode()
    return str(IPv6Address(b"\xfd" + hmac.digest(key, network, hashlib.sha256)[:15]))
