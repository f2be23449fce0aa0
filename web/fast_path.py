"""Đường tắt. Plain reads of the public are answered before Django begins; everything else goes the whole way.

The first answer of each kind goes the whole way too, and the headers that stand above it, which settings and middleware
decide, are repeated above the later ones. What is refused is told by the whole way, without being asked again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from django.urls import resolve

from geo.domain.errors import DomainError
from geo.http import request_id
from geo.http.compression import SHORTEST, chosen, packed
from geo.http.problems import Problem
from layers.sharing import counting
from ogc import fast_path, responses
from ogc.door import base_url
from ogc.fast_path import Answer, Ask
from web import metrics

Headers = list[tuple[str, str]]
Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]

#: Requests that depend on who asks, or on what he has already.
_PERSONAL = ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH", "HTTP_RANGE")
#: Headers that every answer has of its own.
_OWN = frozenset({"etag", "content-length", "content-encoding", "x-request-id"})
#: Kinds differ by host, layer and CRS, which clients write.
_MOST_KINDS, _LONGEST = 500, 260


class _Known(NamedTuple):
    """What answers of a kind have in common.

    Attributes:
        base_url: of the service for who asks this host, which was checked on the whole way.
    """

    head: Headers
    base_url: str


class FastPath:
    """A WSGI application before `whole`, the application of Django."""

    def __init__(self, whole: Application) -> None:
        self._whole = whole
        self._known: dict[tuple[str, ...], _Known] = {}

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        ask = _asked(environ)
        if ask is None:
            return self._whole(environ, start_response)
        host, scheme = environ.get("HTTP_HOST", ""), environ["wsgi.url_scheme"]
        kind = (host, scheme, ask.layer, ask.parameters.get("crs", ""), "item" if ask.feature else "page")
        known = self._known.get(kind)
        if known is None:
            return self._whole(environ, self._learning(kind, start_response))
        began = time.perf_counter()
        try:
            answer = fast_path.answer(ask, known.base_url)
        except (Problem, DomainError) as error:
            environ[responses.REFUSED] = error
            return self._whole(environ, start_response)
        except Exception:  # what is unforeseen is met again there, logged and answered
            return self._whole(environ, start_response)
        headers, body = _sent(answer, known.head, environ)
        route = _route(bool(ask.feature))
        counting.count_public(route, answer.given)
        metrics.count("GET", route, 200, time.perf_counter() - began)
        start_response("200 OK", headers)
        return (body,)

    def _learning(self, kind: tuple[str, ...], start_response: Start) -> Start:
        def start(status: str, headers: Headers, *rest: Any) -> Any:
            names = {name.lower() for name, _value in headers}
            if status.startswith("200") and "set-cookie" not in names:
                if len(self._known) >= _MOST_KINDS:
                    self._known.clear()
                head = [one for one in headers if one[0].lower() not in _OWN]
                self._known[kind] = _Known(head, base_url(*kind[:2]))
            return start_response(status, headers, *rest)

        return start


def _asked(environ: Environ) -> Ask | None:
    path = environ.get("PATH_INFO", "")
    if environ["REQUEST_METHOD"] != "GET" or not path.startswith("/ogc/collections/"):
        return None
    if environ.get("SCRIPT_NAME") or any(name in environ for name in _PERSONAL):
        return None
    ask = fast_path.asked(path, environ.get("QUERY_STRING", ""), environ.get("HTTP_ACCEPT", ""))
    if ask is None or max(len(environ.get("HTTP_HOST", "")), len(ask.parameters.get("crs", ""))) > _LONGEST:
        return None
    return ask


def _sent(answer: Answer, head: Headers, environ: Environ) -> tuple[Headers, bytes]:
    """Headers and body. A strong ETag speaks of the bytes as they are (geo.http.compression)."""
    body = answer.body
    headers = [*head, ("ETag", answer.etag)]
    headers.append(("X-Request-Id", request_id.chosen(environ.get("HTTP_X_REQUEST_ID", ""))))
    coding = chosen(environ.get("HTTP_ACCEPT_ENCODING", "")) if answer.etag.startswith("W/") else ""
    if coding and len(body) >= SHORTEST:
        body = packed(body, coding)
        headers.append(("Content-Encoding", coding))
    headers.append(("Content-Length", str(len(body))))
    return headers, body


@cache
def _route(is_item: bool) -> str:
    """Route pattern under which an answer is counted."""
    return resolve(f"/ogc/collections/layer/items{'/feature' if is_item else ''}").route
