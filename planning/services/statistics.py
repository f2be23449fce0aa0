"""Thống kê quy hoạch. Planned function against actual land use of a ward, with the moment it was computed at."""

from __future__ import annotations

import contextlib
from typing import Any

from procrastinate.contrib.django import app as worker
from procrastinate.exceptions import AlreadyEnqueued

from cadastre.domain.land_use import split_codes, use_name
from geo.http.problems import FieldError, Problem
from planning.domain.functions import FUNCTION_COLOURS, function_titles
from planning.queries import land_use as reading
from planning.queries.overlay import last_run
from planning.services.overlay import TASK_ALL

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
    if computed_at is None:
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


def _function(code: str | None, titles: dict[str, str], lang: str) -> str:
    if code is None:
        return _UNPLANNED[lang == "en"]
    return titles.get(code, code) if code else _UNMAPPED[lang == "en"]
