"""Answers of the API: JSON bytes once, strong ETag, 304 when the caller already has them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import orjson
from django.http import HttpRequest, HttpResponse


def json_answer(request: HttpRequest, body: object, *, etag: str = "", status: int = 200) -> HttpResponse:
    """`body` as JSON, UTF-8.

    Args:
        etag: strong validator without quotes; with it a matching `If-None-Match` gets 304 and no body.
    """
    headers: Mapping[str, str] = {"ETag": f'"{etag}"', "Cache-Control": "no-cache"} if etag else {}
    if etag and is_known(request, etag):
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(orjson.dumps(body), status=status, content_type="application/json", headers=headers)


def tagged_answer(request: HttpRequest, body: object, *, version: str = "") -> HttpResponse:
    """`body` as JSON with a strong ETag of its bytes, so of all it depends on: language, rights, fields.

    Args:
        version: of what is told, without quotes and `-`; begins the ETag, so that `If-Match` can name it
            (`geo.http.conditional.precondition`).
    """
    content = orjson.dumps(body)
    digest = hashlib.blake2b(content, digest_size=12).hexdigest()
    etag = f"{version}-{digest}" if version else digest
    headers = {"ETag": f'"{etag}"', "Cache-Control": "no-cache"}
    if is_known(request, etag):
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(content, content_type="application/json", headers=headers)


def is_known(request: HttpRequest, etag: str) -> bool:
    """True when `If-None-Match` names this ETag (weak comparison, RFC 9110 §13.1.2) or `*`."""
    given = request.headers.get("If-None-Match", "")
    tags = {tag.strip().removeprefix("W/") for tag in given.split(",")}
    return f'"{etag}"' in tags or "*" in tags
