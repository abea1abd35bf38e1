"""Encryption: AES-256-GCM under the first key of the settings, readable under any of them.

What is sealed is bound to its place (`binding`): moved to another row, it does not open. It is kept
as `1.<id of the key>.<nonce and ciphertext>`, so that a rotation knows what is left to do.
"""

import base64
import binascii
import hashlib
import os
from typing import TYPE_CHECKING

from django.conf import settings
from django.views.decorators.debug import sensitive_variables

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FORMAT = "1"
KEY_BYTES = 32
NONCE_BYTES = 12


class NoKeyError(Exception):
    """There is no key to seal with, or none of those there are opens what is sealed."""


class BadKeyError(Exception):
    """A key of the settings is no key. The message does not tell the key."""


def new_key() -> str:
    """Return a new random key in the form that the settings want."""
    return base64.urlsafe_b64encode(os.urandom(KEY_BYTES)).decode()


@sensitive_variables()
def keys() -> dict[str, bytes]:
    """Return the keys by their ids, the one to seal with first. Raises BadKeyError."""
    found = {}
    for number, text in enumerate(settings.IDENTITY_KEYS, start=1):
        try:
            key = base64.b64decode(text.strip(), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            key = b""
        if len(key) != KEY_BYTES:
            raise BadKeyError(f"Key {number} of IDENTITY_KEYS is not 32 bytes in base64.")
        found[hashlib.sha256(b"identity key" + key).hexdigest()[:8]] = key
    return found


def _cipher(key: bytes) -> "AESGCM":
    # Imported when it is needed: most workers never open or seal anything.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


@sensitive_variables()
def seal(text: str, binding: str) -> str:
    """Return a text sealed under the first key. Raises NoKeyError."""
    key_id, key = next(iter(keys().items()), ("", b""))
    if not key:
        raise NoKeyError
    nonce = os.urandom(NONCE_BYTES)
    sealed = _cipher(key).encrypt(nonce, text.encode(), binding.encode())
    return ".".join([FORMAT, key_id, base64.urlsafe_b64encode(nonce + sealed).decode()])


@sensitive_variables()
def unseal(sealed: str, binding: str) -> str:
    """Return the text that was sealed. Raises NoKeyError when no key opens it."""
    from cryptography.exceptions import InvalidTag

    key = keys().get(key_id_of(sealed))
    if key is None:
        raise NoKeyError
    try:
        data = base64.urlsafe_b64decode(sealed.split(".")[2])
        opened = _cipher(key).decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], binding.encode())
    except (InvalidTag, ValueError, IndexError):
        raise NoKeyError from None
    return opened.decode()


def key_id_of(sealed: str) -> str:
    """Return the id of the key that something is sealed under."""
    return sealed.split(".")[1] if sealed.count(".") == 2 else ""


def current_key_id() -> str:
    """Return the id of the key that is sealed with now; empty when there is none."""
    return next(iter(keys()), "")
