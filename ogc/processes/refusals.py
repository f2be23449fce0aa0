"""Refusals with the exception types of OGC API – Processes."""

from __future__ import annotations

from geo.http.problems import FieldError, Problem

EXCEPTIONS = "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0"


def no_such_process(process_id: str) -> Problem:
    """404: there is no such process."""
    given = process_id[:60]
    return _missing(
        "no-such-process",
        f"Không có tiến trình “{given}”. Danh sách: /ogc/processes.",
        f'There is no process "{given}". They are listed at /ogc/processes.',
    )


def no_such_job() -> Problem:
    """404: there is no such job, or it is somebody else's."""
    return _missing(
        "no-such-job",
        "Không có việc này, hoặc không phải của bạn.",
        "There is no such job, or it is not yours.",
    )


def result_not_ready(vi: str, en: str) -> Problem:
    """404: the job has no result to give."""
    return _missing("result-not-ready", vi, en)


def bad_request(
    name: str, code: str, message: tuple[str, str], remedy: tuple[str, str], kind: str = "invalid-request"
) -> Problem:
    """400 (or another kind) for a part of an execute request, named as its path in the body."""
    return Problem(kind, *message, errors=[FieldError(name, code, *message, *remedy)])


def _missing(kind: str, vi: str, en: str) -> Problem:
    return Problem("not-found", vi, en, extra={"type": f"{EXCEPTIONS}/{kind}"})
