"""Tình trạng hệ thống. Liveness says that the process answers; readiness lists each dependency by name."""

from __future__ import annotations

import time
from collections.abc import Callable

import orjson
import urllib3
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse

from geo import datum
from geo.http import queue_state

_pool = urllib3.PoolManager(timeout=urllib3.Timeout(total=3.0), retries=False)


def live(_request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers."""
    return _json({"status": "live"}, 200)


def ready(_request: HttpRequest) -> HttpResponse:
    """200 when every dependency works, else 503; the body lists each with its time in milliseconds, and what waits in
    the queue of the worker. A backlog alone makes nothing unready."""
    results = dependencies()
    ok = all(result["ok"] for result in results.values())
    body: dict[str, object] = {"status": "ready" if ok else "not-ready", "dependencies": results}
    if results["database"]["ok"]:
        body["queue"] = queue_state.state() | queue_state.backlogs()
    return _json(body, 200 if ok else 503)


def dependencies() -> dict[str, dict[str, object]]:
    """Each dependency with `ok`, `problem` and `ms`."""
    checks = {"database": _database, "datum": _datum, "tiles": _tiles, "worker": _worker}
    return {name: _timed(check) for name, check in checks.items()}


def _json(body: object, status: int) -> HttpResponse:
    response = HttpResponse(orjson.dumps(body), status=status, content_type="application/json")
    response["Cache-Control"] = "no-store"
    return response


def _timed(check: Callable[[], str]) -> dict[str, object]:
    started = time.perf_counter()
    try:
        problem = check()
    except Exception as error:  # a dependency may fail in any way; the answer names it and no more
        problem = type(error).__name__
    return {"ok": not problem, "problem": problem, "ms": round((time.perf_counter() - started) * 1000, 1)}


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT postgis_lib_version()")
        cursor.fetchone()
    return ""


def _datum() -> str:
    return "" if all(result.ok for result in datum.verify_database()) else "wrong-datum-operation"


def _tiles() -> str:
    answer = _pool.request("GET", f"{settings.TILES_URL}/health")
    return "" if answer.status == 200 else f"status-{answer.status}"


def _worker() -> str:
    """The worker's heartbeat in the queue's own tables, at most a minute old."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '60 seconds'"
        )
        row = cursor.fetchone()
    return "" if row and row[0] else "no-heartbeat"
