"""Parameters of the list of jobs, read and checked into one value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time
from uuid import UUID

from layers.processes.declaration import processes
from layers.processes.jobs import STATUS, Wanted
from ogc.query import refuse_others
from ogc.refusals import bad_parameter

LIMIT, MOST = 20, 1_000
PARAMETERS = ("limit", "after", "type", "processID", "status", "datetime", "minDuration", "maxDuration")
_CODES = tuple(dict.fromkeys(STATUS.values()))


def read_limit(given: Mapping[str, str], usual: int = LIMIT) -> int:
    """`limit`; larger values are cut. Raises Problem 400."""
    text = given.get("limit", str(usual))
    if not text.isdecimal() or not text.isascii() or int(text) < 1:
        raise bad_parameter("limit", "limit là số nguyên từ 1.", "limit is a whole number from 1.")
    return min(int(text), MOST)


def read_jobs_query(given: Mapping[str, str]) -> tuple[Wanted, int, dict[str, str]]:
    """Which jobs are wanted, how many, and the query that asks for the same again. Raises Problem 400."""
    refuse_others(given, *PARAMETERS)
    kinds, types = _kinds(given), _listed(given, "type")
    if types and "process" not in types:
        kinds = [""]  # jobs of other types than processes there are none
    since, until = _period(given)
    wanted = Wanted(
        kinds=kinds,
        statuses=_statuses(given),
        since=since,
        until=until,
        shortest_s=_seconds(given, "minDuration"),
        longest_s=_seconds(given, "maxDuration"),
        after=_after(given),
    )
    query = {name: given[name] for name in PARAMETERS if name in given and name != "after"}
    return wanted, read_limit(given), query


def _listed(given: Mapping[str, str], name: str) -> list[str]:
    return [one.strip() for one in given.get(name, "").split(",") if one.strip()]


def _kinds(given: Mapping[str, str]) -> list[str]:
    """Kinds of the processes named; one that is not there matches nothing."""
    asked = _listed(given, "processID")
    found = [one.kind for one in processes if one.id in asked]
    return found or ([""] if asked else [])


def _statuses(given: Mapping[str, str]) -> list[str]:
    found = _listed(given, "status")
    if set(found) - set(_CODES):
        listed = ", ".join(_CODES)
        raise bad_parameter("status", f"Trạng thái: {listed}.", f"Status is one of {listed}.")
    return found


def _seconds(given: Mapping[str, str], name: str) -> int | None:
    text = given.get(name)
    if text is None:
        return None
    if not text.isdecimal() or not text.isascii() or len(text) > 9:
        raise bad_parameter(name, f"{name} là số giây.", f"{name} is a number of seconds.")
    return int(text)


def _after(given: Mapping[str, str]) -> UUID | None:
    text = given.get("after")
    try:
        return UUID(text) if text else None
    except ValueError as error:
        raise bad_parameter("after", "Mốc trang không đúng.", "There is no such page.") from error


def _period(given: Mapping[str, str]) -> tuple[datetime | None, datetime | None]:
    """Start and end, both included; a day means the whole of it (UTC)."""
    text = given.get("datetime")
    if text is None:
        return None, None
    parts = text.split("/")
    try:
        if len(parts) == 1:
            return _moment(parts[0], end=False), _moment(parts[0], end=True)
        start, end = parts
        since = None if start in ("", "..") else _moment(start, end=False)
        until = None if end in ("", "..") else _moment(end, end=True)
        if since and until and since > until:
            raise ValueError
    except (ValueError, OverflowError) as error:
        raise bad_parameter(
            "datetime",
            "Thời điểm hoặc khoảng theo RFC 3339, ví dụ 2026-11-01T00:00:00Z/.. .",
            "A moment or interval by RFC 3339, for example 2026-11-01T00:00:00Z/.. .",
        ) from error
    return since, until


def _moment(text: str, *, end: bool) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        found = found.replace(tzinfo=UTC)
    if end and len(text) == len("2026-11-01"):
        return datetime.combine(found.date(), time.max, UTC)
    return found
