"""Counting who sends how much, so that nobody sends too much, without storing who.

What is stored is a hash of the network or the mail address, keyed with the site's secret and with a
salt that is made anew each day and then deleted: after that nobody, not even with the database and
the secret, can tell whom a count was of. The counts are deleted along with it.
"""

import hashlib
import hmac
import secrets
from datetime import date
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from .models import Count, Salt


def network_of(request: HttpRequest) -> str:
    """Return the network a request comes from: its IPv4 address, or its IPv6 network of /64.

    Behind servers of our own (`PROXIES_IN_FRONT`) it is what the outermost of them saw; without
    any, nobody is believed about it.
    """
    address = request.META.get("REMOTE_ADDR", "")
    proxies = settings.PROXIES_IN_FRONT
    if proxies:
        seen = request.headers.get("X-Forwarded-For", "").split(",")
        address = seen[-min(proxies, len(seen))].strip() or address
    try:
        parsed = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, IPv6Address):
        return str(ip_network((parsed, 64), strict=False))
    return str(parsed)


def is_over_limit(what: str, subject: str, limit: int, *, by_day: bool = False) -> bool:
    """Count that a subject does something; true when that is more than `limit` this hour.

    Or this day, which ends with its salt.
    """
    now = timezone.now()
    key = _key(now.date(), f"{what}\n{subject}\n{'day' if by_day else now.hour}")
    Count.objects.get_or_create(key=key, defaults={"day": now.date()})
    Count.objects.filter(key=key).update(times=F("times") + 1)
    return Count.objects.values_list("times", flat=True).get(key=key) > limit


def forget_yesterday() -> int:
    """Delete the salts and the counts of other days; return how many counts."""
    today = timezone.now().date()
    Salt.objects.exclude(day=today).delete()
    return Count.objects.exclude(day=today).delete()[0]


def _key(day: date, words: str) -> str:
    salt, new = Salt.objects.get_or_create(day=day, defaults={"value": secrets.token_hex()})
    if new:
        forget_yesterday()
    secret = f"{settings.SECRET_KEY}\n{salt.value}".encode()
    return hmac.new(secret, words.encode(), hashlib.sha256).hexdigest()
