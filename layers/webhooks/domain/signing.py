"""Chữ ký. How a message is signed, as Standard Webhooks 1.0 says it, and where its key comes from. Pure.

A secret is kept nowhere: it is derived from the installation's own key and the salt of the subscription. A copy of the
database alone signs nothing, and no answer or log can show a secret that is not there.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence

PREFIX = "whsec_"
_PURPOSE = b"nen webhook secret v1\n"


def key_of(installation_key: str, salt: str) -> bytes:
    """The 32 bytes that sign the messages of a subscription."""
    return hmac.new(installation_key.encode(), _PURPOSE + salt.encode(), hashlib.sha256).digest()


def secret_text(key: bytes) -> str:
    """The secret as it is given to the receiver: `whsec_` and the key in Base64."""
    return PREFIX + base64.b64encode(key).decode("ascii")


def signatures(keys: Sequence[bytes], message_id: str, timestamp: int, body: bytes) -> str:
    """The header `webhook-signature`: one `v1,<Base64>` for each key, separated by blanks.

    Args:
        keys: the key in force first; while a secret is exchanged, the former one after it.
        timestamp: seconds since 1970, as in `webhook-timestamp`.
        body: the bytes that are sent.
    """
    signed = f"{message_id}.{timestamp}.".encode() + body
    return " ".join(
        "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode("ascii")
        for key in keys
    )
