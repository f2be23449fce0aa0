"""Số đo vận hành. Requests and their times for Prometheus at `/metrics`; no address, user or query is recorded."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import cache

from django.http import HttpRequest, HttpResponse
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

REQUESTS = Counter(
    "nen_http_requests_total", "Requests answered, by route and status.", ("method", "route", "status")
)
SECONDS = Histogram(
    "nen_http_request_seconds",
    "Time from request to answer, seconds, by route.",
    ("route",),
    buckets=(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15),
)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class MetricsMiddleware:
    """Counts every request under its route pattern, so that ids in paths make no new series."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        route = match.route if match else "unknown"
        method = request.method if request.method in _METHODS else "other"
        count(method or "", route, response.status_code, time.perf_counter() - started)
        return response


def count(method: str, route: str, status: int, seconds: float) -> None:
    """Count one answer under its route pattern."""
    requests, times = _series(method, route, status)
    requests.inc()
    times.observe(seconds)


@cache
def _series(method: str, route: str, status: int) -> tuple[Counter, Histogram]:
    return REQUESTS.labels(method, route, str(status)), SECONDS.labels(route)


def metrics(_request: HttpRequest) -> HttpResponse:
    """All series in the text format; with several processes PROMETHEUS_MULTIPROC_DIR names their common folder."""
    registry = REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
    response = HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
    response["Cache-Control"] = "no-store"
    return response
