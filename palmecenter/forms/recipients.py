"""Whom the site writes to because somebody filled in a form: how often, and by which name.

Whoever fills in a form may type anybody's address, and anything for a name. Nobody may borrow our
mail for that: an address gets a few mails at most, and a name is a name.
"""

import re
import unicodedata

import idna

from .rate_limit import is_over_limit

MAILS_AN_HOUR = 5
MAILS_A_DAY = 15

# Whose mailboxes are the same with and without dots, and under which name they are known.
_WITHOUT_DOTS = {"gmail.com": "gmail.com", "googlemail.com": "gmail.com"}

LONGEST_NAME = 60
# A dot as domains have it, in any script, before what could be the end of one.
_LIKE_A_DOMAIN = re.compile(r"[^\W_][.\u3002\uff0e\uff61][^\W\d_]{2,}")
_LIKE_A_NUMBER = re.compile(r"(?:\d\W?){3}|^\W*\d+\W*$")
_IN_ADDRESSES = set("@/\\:<>[]{}|=%#&")
# They join letters of one word (Persian, Sinhala) and parts of one emoji.
_JOINERS = "\u200c\u200d"


def tidied(address: str) -> str:
    """Return a mail address as it is stored: small letters, its domain in letters people read."""
    local, _at, domain = address.strip().lower().rpartition("@")
    return f"{local}@{_readable(domain)}"


def comparable(address: str) -> str:
    """Return the same text for all ways to write one mailbox, to count by, never to write to.

    Case, punycode, quotes around the local part and what follows a plus sign make no difference;
    nor do dots where the provider is known to ignore them.
    """
    local, _at, domain = tidied(unicodedata.normalize("NFKC", address)).rpartition("@")
    local = local.strip('"').partition("+")[0] or local
    if domain in _WITHOUT_DOTS:
        local, domain = local.replace(".", ""), _WITHOUT_DOTS[domain]
    return f"{local}@{domain}"


def deliverable(address: str) -> str:
    """Return a mail address as servers take it, with its domain in ASCII."""
    local, _at, domain = address.rpartition("@")
    return f"{local}@{_in_ascii(domain)}"


def _in_ascii(domain: str) -> str:
    try:
        return idna.encode(domain, uts46=True).decode()
    except UnicodeError:
        # Such as an address in figures: no name, so there is only one way to write it.
        return domain


def _readable(domain: str) -> str:
    """Return a domain in letters; by way of ASCII, so that what is the same has one form."""
    try:
        return idna.decode(_in_ascii(domain), uts46=True)
    except UnicodeError:
        return domain


def is_over_mail_limit(address: str) -> bool:
    """Count a mail to an address that somebody typed; true when it is one too many.

    What is refused in an hour does not count against the day: nobody can be kept from getting mail
    for longer than they would have got too much of it.
    """
    known = comparable(address)
    return is_over_limit("mail", known, MAILS_AN_HOUR) or is_over_limit(
        "mail", known, MAILS_A_DAY, by_day=True
    )


def name_for_mail(name: str) -> str:
    """Return a name as it may stand in a mail: one short line without anything like an address.

    Of several lines it is the first. What could be a link, a mail address or a telephone number is
    left out; "" when nothing remains.
    """
    lines = (_visible(line) for line in name.splitlines())
    line = next((line for line in lines if line), "")
    words = [word for word in line.split() if not _could_be_an_address(word)]
    short = " ".join(words)
    if len(short) > LONGEST_NAME:
        short = short[:LONGEST_NAME].rpartition(" ")[0] or short[:LONGEST_NAME]
    return short if any(unicodedata.category(sign)[0] in "LS" for sign in short) else ""


def _visible(line: str) -> str:
    """Return a line without signs that steer or hide (controls, directions, private ones)."""
    seen = line.replace("\t", " ")
    kept = (one for one in seen if one in _JOINERS or unicodedata.category(one)[0] != "C")
    return " ".join("".join(kept).split())


def _could_be_an_address(word: str) -> bool:
    plain = unicodedata.normalize("NFKC", word)
    plain = "".join(sign for sign in plain if sign not in _JOINERS)
    return bool(
        _IN_ADDRESSES & set(plain)
        or _LIKE_A_DOMAIN.search(plain)
        or _LIKE_A_NUMBER.search(plain)
        or plain.lower().startswith("www")
    )
