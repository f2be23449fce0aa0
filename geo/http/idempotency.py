"""Gửi lại an toàn. `Idempotency-Key` on requests that write: a caller who heard no answer sends the same again and gets
the answer of the first time; nothing is done twice (docs/api.md, Sending again).

What the request does and its answer are one transaction: after a crash there is neither, and the caller may try again.
"""

from __future__ import annotations

import contextlib
import hashlib
import math
import re
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

import orjson
from django.core.exceptions import RequestDataTooBig
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.crypto import salted_hmac

from geo.http.problems import FieldError, Problem
from geo.http.rate_limit import throttle, too_many_requests
from geo.models import KeptAnswer
from geo.named_sql import load
from geo.reading import rows

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
#: An answer is given again for so long.
KEPT_FOR = timedelta(hours=24)
#: Seconds after which a caller may ask again while the first request still runs.
RETRY_AFTER_S = 2
#: Headers of an answer that are part of it.
_OWN_HEADERS = ("Content-Type", "Location", "ETag", "Content-Language")
_KEY = re.compile(r'"?([\x21\x23-\x7e]{1,200})"?')


def idempotent(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """An operation of the API that a caller may send again with the same `Idempotency-Key`.

    POST only; without the header nothing changes. An answer is kept when something was done (2xx), so a refusal can be
    tried again under the same key.

    Raises:
        Problem: invalid-request, the key is malformed; key-reused (422), it came with another request; conflict (409),
            the first request still runs.
    """

    @wraps(view)
    def once(request: HttpRequest, *arguments: Any, **values: Any) -> HttpResponseBase:
        given = request.headers.get(HEADER)
        if given is None or request.method != "POST":
            return view(request, *arguments, **values)
        key, caller, sent = _key(given), caller_of(request), digest_of(request)
        with transaction.atomic():
            _hold(caller, key)
            known = KeptAnswer.objects.filter(caller=caller, key=key).first()
            if known is not None and timezone.now() - known.kept_at < KEPT_FOR:
                return _again(request, known, sent)
            answer = view(request, *arguments, **values)
            if (
                isinstance(answer, HttpResponse)
                and 200 <= answer.status_code < 300
                and not _is_secret(answer)
            ):
                headers = {name: answer[name] for name in _OWN_HEADERS if name in answer}
                KeptAnswer.objects.update_or_create(
                    caller=caller,
                    key=key,
                    defaults={
                        "request": sent,
                        "status": answer.status_code,
                        "headers": headers,
                        "content": answer.content,
                        "kept_at": timezone.now(),
                    },
                )
        return answer

    return once


def _is_secret(answer: HttpResponse) -> bool:
    """Whether an answer may be kept nowhere, as one that tells a new secret."""
    return "no-store" in answer.get("Cache-Control", "")


def caller_of(request: HttpRequest) -> str:
    """Whose key it is: a login (a client's and its tokens' too), or an address, of which only a digest is kept."""
    if request.user.is_authenticated:
        return f"user:{request.user.pk}"
    return f"address:{salted_hmac('idempotency', throttle.get_ident(request) or '').hexdigest()}"


def digest_of(request: HttpRequest) -> str:
    """SHA-256 of method, address and content; JSON in any order of its names, forms file by file.

    Raises:
        Problem: too-large, the body is longer than the API reads at once.
    """
    found = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type in ("multipart/form-data", "application/x-www-form-urlencoded"):
        for name, values in sorted(request.POST.lists()):
            found.update(orjson.dumps([name, values]))
        for name, files in sorted(request.FILES.lists()):
            for file in files:
                found.update(orjson.dumps([name, file.name, file.size]))
                for chunk in file.chunks():
                    found.update(chunk)
                file.seek(0)
        return found.hexdigest()
    try:
        body = request.body
    except RequestDataTooBig as error:
        raise Problem("too-large") from error
    # what is no JSON counts as the bytes it is; the operation says what is wrong with them
    with contextlib.suppress(orjson.JSONDecodeError, TypeError):
        body = orjson.dumps(orjson.loads(body), option=orjson.OPT_SORT_KEYS)
    found.update(body)
    return found.hexdigest()


def lock_number(caller: str, key: str) -> int:
    """The advisory lock of PostgreSQL that stands for the key of a caller, 64 bits."""
    return int.from_bytes(hashlib.sha256(f"{caller} {key}".encode()).digest()[:8], "big", signed=True)


def tidy() -> int:
    """Remove answers that are given no more; returns how many."""
    removed, _ = KeptAnswer.objects.filter(kept_at__lt=timezone.now() - KEPT_FOR).delete()
    return removed


def _key(given: str) -> str:
    match = _KEY.fullmatch(given.strip())
    if match is None:
        vi, en = "Khóa Idempotency-Key không hợp lệ.", "The Idempotency-Key is malformed."
        remedy = (
            "Dùng 1 đến 200 ký tự ASCII không có khoảng trắng, ví dụ một UUID mới cho mỗi việc.",
            "Use 1 to 200 ASCII characters without spaces, for example a new UUID for each deed.",
        )
        raise Problem("invalid-request", vi, en, errors=[FieldError(HEADER, "bad-key", vi, en, *remedy)])
    return match.group(1)


def _hold(caller: str, key: str) -> None:
    """Hold the key until the transaction ends. Raises Problem 409 when another request holds it."""
    if not rows(load("geo", "kept_answers")["try_lock"], {"number": lock_number(caller, key)})[0]["held"]:
        vi = "Yêu cầu đầu tiên với khóa này còn đang được xử lý."
        en = "The first request with this key is still being worked on."
        remedy = ("Gửi lại y nguyên sau ít giây.", "Send the same again in a few seconds.")
        raise Problem(
            "conflict", vi, en, errors=[FieldError(HEADER, "request-in-progress", vi, en, *remedy)],
            headers={"Retry-After": str(RETRY_AFTER_S)},
        )  # fmt: skip


def _again(request: HttpRequest, known: KeptAnswer, sent: str) -> HttpResponse:
    if not throttle.allow_request(request):
        raise too_many_requests(math.ceil(throttle.wait() or 1))
    if known.request != sent:
        vi = "Khóa Idempotency-Key này đã dùng cho một yêu cầu khác."
        en = "This Idempotency-Key came with another request."
        remedy = (
            "Dùng khóa mới cho yêu cầu mới; khóa cũ chỉ để gửi lại đúng yêu cầu cũ.",
            "Use a new key for a new request; the old one only sends the old request again.",
        )
        raise Problem("key-reused", vi, en, errors=[FieldError(HEADER, "key-reused", vi, en, *remedy)])
    return HttpResponse(
        bytes(known.content), status=known.status, headers={**known.headers, REPLAYED: "true"}
    )
