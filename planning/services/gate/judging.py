"""Kiểm tra theo yêu cầu. A package is judged for whoever asks, within the request; nothing of it is kept."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from geo.http.problems import Problem
from planning.services.gate.checking import Check, Step
from planning.services.gate.report import report

#: Bytes that somebody who is not signed in may send; others up to IMPORT_MAX_BYTES.
ANONYMOUS_MAX_BYTES = 20_000_000
#: Packages that one process judges at a time; the next are asked to come again.
_AT_ONCE = threading.BoundedSemaphore(2)
_RETRY_S = 20


def most_bytes(user: Any) -> int:
    """Bytes that a package of this user may have."""
    known = user is not None and user.is_authenticated
    return int(settings.IMPORT_MAX_BYTES) if known else ANONYMOUS_MAX_BYTES


@contextmanager
def one_of_few() -> Iterator[None]:
    """Work on a package within a request. Raises Problem 503 when as many as this process takes are being judged."""
    if not _AT_ONCE.acquire(blocking=False):
        raise Problem(
            "unavailable",
            "Đang kiểm tra các gói khác; hãy thử lại sau.",
            "Other packages are being judged; try again later.",
            headers={"Retry-After": str(_RETRY_S)},
        )
    try:
        yield
    finally:
        _AT_ONCE.release()


def judged(
    path: Path, name: str, stated_count: int | None, lang: str, step: Step = lambda phase: None
) -> dict[str, Any]:
    """The report of a package (`planning.services.gate.report`).

    Args:
        name: how its sender calls it.
        stated_count: number of plots that the approving decision states, where it is known.
    """
    with Check(path, stated_count=stated_count, step=step) as checked:
        return report(checked, path, name[:200], timezone.localtime(), lang)
