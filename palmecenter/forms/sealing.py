"""Messages as they lie in the outbox: sealed, so that no copy of the database can be read for them.

The key is made of the site's secret, which stands in no database and no backup of one.
"""

import base64
import json
from email.mime.base import MIMEBase
from hashlib import sha256
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives


def sealed(message: EmailMessage) -> bytes:
    """Write down all that makes a message, sealed."""
    told = {
        "subject": str(message.subject),
        "body": str(message.body),
        "from_email": message.from_email,
        "to": message.to,
        "cc": message.cc,
        "bcc": message.bcc,
        "reply_to": message.reply_to,
        "headers": message.extra_headers,
        "attachments": [_packed(attachment) for attachment in message.attachments],
        "alternatives": [list(one) for one in getattr(message, "alternatives", ())],
    }
    return _keys().encrypt(json.dumps(told).encode())


def unsealed(data: bytes) -> EmailMessage:
    """Read a message; raise `InvalidToken` where its key is gone."""
    told = json.loads(_keys().decrypt(data))
    attachments, alternatives = told.pop("attachments"), told.pop("alternatives")
    message = EmailMultiAlternatives(**told) if alternatives else EmailMessage(**told)
    for name, content, kind in attachments:
        message.attach(name, base64.b64decode(content), kind)
    for content, kind in alternatives:
        message.attach_alternative(content, kind)  # type: ignore[attr-defined]  # only where it can
    return message


def _packed(attachment: Any) -> tuple[str, str, str]:
    if isinstance(attachment, MIMEBase):
        name, kind = attachment.get_filename(), attachment.get_content_type()
        content = attachment.get_payload(decode=True)
    else:
        name, content, kind = attachment
    data = content.encode() if isinstance(content, str) else bytes(content)
    return name or "", base64.b64encode(data).decode(), kind or ""


def _keys() -> MultiFernet:
    """The key of today first, then those that were in use before."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [
        sha256(f"palmecenter.forms.outbox\n{secret!s}".encode()).digest() for secret in secrets
    ]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
