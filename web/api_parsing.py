"""Đọc yêu cầu. What programs send, as text is kept here: NFC, whatever form of Unicode it came in.

"ế" may be one letter or three (macOS and some keyboards write NFD); unequal bytes would be unequal names.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.parser import Parser


class NfcParser(Parser):
    """Ninja's parser; every text of body, form and query in NFC, names of fields too."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The JSON body. Bytes without escapes beyond ASCII and without letters beyond ASCII need no second look."""
        parsed = super().parse_body(request)
        return parsed if _is_plain(request.body) else composed(parsed)

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        """Query or form."""
        return {
            name: composed(value)
            for name, value in super().parse_querydict(data, list_fields, request).items()
        }


def composed(value: Any) -> Any:
    """The value with every text in it in NFC."""
    if isinstance(value, str):
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [composed(one) for one in value]
    if isinstance(value, dict):
        return {composed(name): composed(one) for name, one in value.items()}
    return value


def _is_plain(body: bytes) -> bool:
    return body.isascii() and b"\\u" not in body
