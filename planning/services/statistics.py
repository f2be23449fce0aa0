"""Thống kê quy hoạch. Planned function against actual land use of a ward, with the moment it was computed at."""

from __future__ import annotations

import contextlib
import csv
import io
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app as worker
from procrastinate.exceptions import AlreadyEnqueued

from cadastre.domain.land_use import split_codes, use_name
from geo.domain.spreadsheets import harmless
from geo.http.problems import FieldError, Problem
from planning.domain.functions import FUNCTION_COLOURS, function_titles
from planning.queries import land_use as reading
from planning.queries.overlay import last_run, published_since
from planning.services.overlay import LAYERS, TASK_ALL

#: The shares are computed every night; older ones than this missed a night.
FRESH_FOR = timedelta(hours=36)
_HEADINGS = (
    "ward_code", "ward_name", "function_code", "function_name", "land_use_code", "land_use_name", "parcels", "area_m2",
    "share_pct", "computed_at", "refreshed_at",
)  # fmt: skip

_UNPLANNED = ("Chưa có quy hoạch chi phối", "No governing zone")
_UNMAPPED = ("Chưa gán mã chức năng", "Function without code")


def land_use(ward: str, lang: str) -> dict[str, Any]:
    """The answer of `GET /statistics/land-use`: areas in m² to 0.1, shares of the ward's parcels in % to 0.1.

    Raises:
        Problem: 404 for an unknown ward; 503 until the shares were computed once, which is then asked for.
    """
    place = reading.ward(ward)
    if place is None:
        message = ("Không có xã, phường nào mang mã này.", "No ward bears this code.")
        remedy = ("Xem /api/v1/wards.", "See /api/v1/wards.")
        raise Problem("not-found", *message, errors=[FieldError("ward", "unknown-ward", *message, *remedy)])
    computed_at, refreshed_at = last_run()
    if computed_at is None or refreshed_at is None:
        with contextlib.suppress(AlreadyEnqueued):
            worker.configure_task(TASK_ALL, queue="imports", queueing_lock=TASK_ALL).defer(timestamp=0)
        raise Problem(
            "unavailable",
            "Phần chung của thửa và ô quy hoạch đang được tính lần đầu; hãy thử lại sau ít phút.",
            "The shares of parcels in zones are being computed for the first time; try again in a few minutes.",
            headers={"Retry-After": "60"},
        )
    titles, area = function_titles(lang), place["area_m2"]
    return {
        "ward": {"code": place["code"], "name": place["name"]},
        "parcels": place["parcels"],
        "area_m2": round(area, 1),
        "computed_at": computed_at,
        "refreshed_at": refreshed_at,
        "stale": _stale(computed_at, refreshed_at),
        "rows": [
            {
                "function": {
                    "code": row["function"] or None,
                    "name": _function(row["function"], titles, lang),
                    "colour": FUNCTION_COLOURS.get(row["function"] or ""),
                },
                "land_use": {
                    "code": row["land_use"],
                    "name": " + ".join(use_name(code, lang) for code in split_codes(row["land_use"])),
                },
                "parcels": row["parcels"],
                "area_m2": round(row["area_m2"], 1),
                "share_pct": round(100 * row["area_m2"] / area, 1) if area else 0.0,
            }
            for row in reading.land_use(ward)
        ],
    }


def land_use_csv(ward: str, lang: str) -> str:
    """The same as a table; raises as `land_use`."""
    return as_csv([land_use(ward, lang)])


def as_csv(wards: Iterable[Mapping[str, Any]]) -> str:
    """Answers of `land_use` as CSV with a BOM, a row for each planned function on each actual use of a ward."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(_HEADINGS)
    for found in wards:
        moments = [found[name].isoformat(timespec="seconds") for name in ("computed_at", "refreshed_at")]
        for row in found["rows"]:
            named = [found["ward"], row["function"], row["land_use"]]
            texts = [one[part] or "" for one in named for part in ("code", "name")]
            figures = [row["parcels"], row["area_m2"], row["share_pct"]]
            writer.writerow([harmless(value) for value in (*texts, *figures, *moments)])
    return "\ufeff" + buffer.getvalue()


def _stale(computed_at: datetime, refreshed_at: datetime) -> bool:
    """Whether the shares missed a night, or a publication that they have to follow."""
    return timezone.now() - computed_at > FRESH_FOR or published_since(refreshed_at, LAYERS)


def _function(code: str | None, titles: dict[str, str], lang: str) -> str:
    if code is None:
        return _UNPLANNED[lang == "en"]
    return titles.get(code, code) if code else _UNMAPPED[lang == "en"]
